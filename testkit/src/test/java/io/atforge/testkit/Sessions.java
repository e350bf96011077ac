package io.atforge.testkit;

import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.loop.EventLoop;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** What tests may do to a session and applications may not. */
public final class Sessions {

    private Sessions() {}

    /** Lets a session live by a clock of the test's, and its callbacks run there, too: no thread of its own is left. */
    public static <P> ModemSessionBuilder<P> allOnLoop(ModemSessionBuilder<P> builder, EventLoop loop) {
        return ((DefaultModemSessionBuilder<P>) builder.loop(loop)).threads(loop);
    }

    /** As {@link #allOnLoop}; and the waits between tries are shaken by a chance that can be repeated. */
    public static <P> ModemSessionBuilder<P> allOnLoop(
            ModemSessionBuilder<P> builder, EventLoop loop, RandomGenerator random) {
        return ((DefaultModemSessionBuilder<P>) allOnLoop(builder, loop)).random(random);
    }

    /** As {@link ModemSession#start()}, which waits for a loop that nobody turns while it waits. */
    public static CompletableFuture<Void> start(ModemSession<?> session) {
        return ((DefaultModemSession<?>) session).starting();
    }

    /** As {@link ModemSession#close()}, which waits for a loop that nobody turns while it waits. */
    public static CompletableFuture<Void> signOff(ModemSession<?> session) {
        return ((DefaultModemSession<?>) session).signOff();
    }
}
