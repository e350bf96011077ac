package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A wait on the way online, which trouble and closing end. Lives on the session's loop. */
final class Delay {

    private final EventLoop loop;
    private EventLoop.Timer timer = () -> {};
    private Optional<CompletableFuture<Void>> waiting = Optional.empty();

    Delay(EventLoop loop) {
        this.loop = loop;
    }

    /** Completes when the time is over, at once if there is none; fails with what it is aborted for. */
    CompletableFuture<Void> of(Duration time) {
        if (time.isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> over = new CompletableFuture<>();
        waiting = Optional.of(over);
        timer = loop.after(time, () -> {
            waiting = Optional.empty();
            over.complete(null);
        });
        return over;
    }

    void abort(AtForgeException cause) {
        timer.cancel();
        Optional<CompletableFuture<Void>> ended = waiting;
        waiting = Optional.empty();
        ended.ifPresent(over -> over.completeExceptionally(cause));
    }
}
