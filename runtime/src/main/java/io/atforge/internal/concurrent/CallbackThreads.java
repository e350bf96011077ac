package io.atforge.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which callbacks of all sessions run: as many as there are callbacks at work, none when there are none,
 * so that one that blocks holds up no other session.
 */
public final class CallbackThreads {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public static final Executor SHARED = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "atforge-callback-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private CallbackThreads() {}
}
