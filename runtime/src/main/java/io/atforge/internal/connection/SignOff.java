package io.atforge.internal.connection;

import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The MQTT DISCONNECT at the end of a session, for which a modem that does not answer gets only so much time. */
final class SignOff {

    /** Closing has 5 s in all. */
    private static final Duration WITHIN = Duration.ofSeconds(4);

    private final EventLoop loop;

    SignOff(EventLoop loop) {
        this.loop = loop;
    }

    /** Completes when the script has ended, or its time is over. */
    CompletableFuture<Void> run(Supplier<CompletableFuture<?>> disconnect) {
        CompletableFuture<Void> signedOff = new CompletableFuture<>();
        EventLoop.Timer deadline = loop.after(WITHIN, () -> signedOff.complete(null));
        disconnect.get().thenRun(() -> {
            deadline.cancel();
            signedOff.complete(null);
        });
        return signedOff;
    }
}
