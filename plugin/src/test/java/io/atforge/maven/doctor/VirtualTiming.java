package io.atforge.maven.doctor;

import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.loop.EventLoop;
import io.atforge.maven.doctor.modem.RealTime;
import io.atforge.maven.doctor.modem.Timing;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Time that passes only while somebody waits: all happens on the test's thread. */
record VirtualTiming(VirtualTime time, InstantSource clock) implements Timing {

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);

    @Override
    public EventLoop loop() {
        return time;
    }

    @Override
    public Executor threads() {
        return time;
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration atMost) {
        if (!time.await(atMost, future::isDone)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(future.join());
        } catch (CompletionException e) {
            throw RealTime.failure(e);
        }
    }

    @Override
    public <P> ModemSessionBuilder<P> on(ModemSessionBuilder<P> session) {
        return ((DefaultModemSessionBuilder<P>) session).threads(time);
    }

    @Override
    public void close(ModemSession<?> session) {
        await(((DefaultModemSession<?>) session).signOff(), CLOSED_WITHIN);
    }
}
