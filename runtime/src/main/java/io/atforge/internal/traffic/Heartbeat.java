package io.atforge.internal.traffic;

import io.atforge.loop.EventLoop;
import io.atforge.session.Liveness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Finds out that a connection no longer works though nothing says so (fault 34). Lives on the session's loop, and only
 * asks: what the answers mean, or that there are none, is seen where they come in.
 */
final class Heartbeat {

    private final Liveness liveness;
    private final EventLoop loop;
    private final Runnable askModem;
    private final Supplier<Optional<CompletableFuture<Void>>> askPlatform;
    private volatile Optional<Long> lastTraffic = Optional.empty();
    private EventLoop.Timer status = () -> {};
    private EventLoop.Timer silence = () -> {};
    private boolean asking;

    /**
     * Asks nothing until it is started.
     *
     * @param askPlatform asks for an answer; empty if there is nothing to ask
     */
    Heartbeat(
            Liveness liveness,
            EventLoop loop,
            Runnable askModem,
            Supplier<Optional<CompletableFuture<Void>>> askPlatform) {
        this.liveness = liveness;
        this.loop = loop;
        this.askModem = askModem;
        this.askPlatform = askPlatform;
    }

    void start() {
        stop();
        traffic();
        nextStatus();
        nextSilence(liveness.silenceAtMost());
    }

    void stop() {
        status.cancel();
        silence.cancel();
    }

    /** Something came from the platform. */
    void traffic() {
        lastTraffic = Optional.of(loop.nanoTime());
    }

    /** May be called from any thread. */
    Optional<Duration> sinceTraffic() {
        return lastTraffic.map(last -> Duration.ofNanos(loop.nanoTime() - last));
    }

    /** Something did not come that should have: asks now, unless it is asked already. Tells whether there is what to ask. */
    boolean doubt() {
        return asking || ask();
    }

    private boolean ask() {
        Optional<CompletableFuture<Void>> asked = askPlatform.get();
        asked.ifPresent(answer -> {
            asking = true;
            answer.whenComplete((done, error) -> {
                asking = false;
                if (error == null) {
                    traffic();
                }
            });
        });
        return asked.isPresent();
    }

    private void nextStatus() {
        status = loop.after(liveness.statusEvery(), () -> {
            nextStatus();
            askModem.run();
        });
    }

    private void nextSilence(Duration after) {
        silence = loop.after(after, () -> {
            Duration left = liveness.silenceAtMost().minus(sinceTraffic().orElse(Duration.ZERO));
            if (left.isNegative() || left.isZero()) {
                nextSilence(liveness.silenceAtMost());
                doubt();
            } else {
                nextSilence(left);
            }
        });
    }
}
