package io.atforge.maven.doctor.modem;

import io.atforge.loop.EventLoop;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What an examination runs on: tests have a time of their own. */
public interface Timing {

    /**
     * A loop for one conversation, which ends it.
     *
     * @return the loop
     */
    EventLoop loop();

    /**
     * Where a port is opened, as that may block.
     *
     * @return the threads
     */
    Executor threads();

    /**
     * Waits.
     *
     * @param future what for
     * @param atMost how long
     * @param <T>    what comes
     * @return what came; empty if nothing did in time
     * @throws io.atforge.AtForgeException if it failed
     */
    <T> Optional<T> await(CompletableFuture<T> future, Duration atMost);

    /**
     * Puts a session on the same time.
     *
     * @param session the session
     * @param <P>     the class that stands for its product
     * @return the session
     */
    <P> ModemSessionBuilder<P> on(ModemSessionBuilder<P> session);

    /**
     * Closes a session, and waits until it is closed.
     *
     * @param session the session
     */
    void close(ModemSession<?> session);

    /**
     * This machine's calendar clock.
     *
     * @return the clock
     */
    InstantSource clock();
}
