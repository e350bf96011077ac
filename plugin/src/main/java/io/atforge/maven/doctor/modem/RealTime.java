package io.atforge.maven.doctor.modem;

import io.atforge.AtForgeException;
import io.atforge.CallInterruptedException;
import io.atforge.loop.EventLoop;
import io.atforge.loop.ThreadEventLoop;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time that passes by itself. */
public final class RealTime implements Timing {

    /** The one that there is. */
    public static final Timing INSTANCE = new RealTime();

    private RealTime() {}

    @Override
    public EventLoop loop() {
        return new ThreadEventLoop("atforge doctor");
    }

    @Override
    public Executor threads() {
        return task -> {
            Thread thread = new Thread(task, "atforge doctor opens a port");
            thread.setDaemon(true);
            thread.start();
        };
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration atMost) {
        try {
            return Optional.ofNullable(future.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while the modem was examined");
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /**
     * What a future failed with.
     *
     * @param error what it threw
     * @return the error behind it
     */
    public static RuntimeException failure(Throwable error) {
        Throwable origin = error;
        while ((origin instanceof CompletionException || origin instanceof ExecutionException)
                && origin.getCause() != null) {
            origin = origin.getCause();
        }
        return origin instanceof AtForgeException known ? known : new IllegalStateException(origin);
    }

    @Override
    public <P> ModemSessionBuilder<P> on(ModemSessionBuilder<P> session) {
        return session;
    }

    @Override
    public void close(ModemSession<?> session) {
        session.close();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }
}
