package io.atforge.session;

import io.atforge.loop.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** What tests may do to a session and applications may not. */
public final class Sessions {

    private Sessions() {}

    /** Lets a session live by a clock of the test's, and its callbacks run there, too: no thread of its own is left. */
    public static <P> ModemSessionBuilder<P> allOnLoop(ModemSessionBuilder<P> builder, EventLoop loop) {
        return builder.loop(loop).threads(loop);
    }

    /** As {@link #allOnLoop}; and the waits between tries are shaken by a chance that can be repeated. */
    public static <P> ModemSessionBuilder<P> allOnLoop(
            ModemSessionBuilder<P> builder, EventLoop loop, RandomGenerator random) {
        return allOnLoop(builder, loop).random(random);
    }

    /** As {@link ModemSession#start()}, which waits for a loop that nobody turns while it waits. */
    public static CompletableFuture<Void> start(ModemSession<?> session) {
        return session.starting();
    }

    /** As {@link ModemSession#close()}, which waits for a loop that nobody turns while it waits. */
    public static CompletableFuture<Void> signOff(ModemSession<?> session) {
        return session.signOff();
    }
}
