package io.atforge.loop;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Runs tasks one after the other, in the order they came, and knows the time by a monotonic clock. All state of a
 * channel and of a session lives on one loop, so that none of it needs a lock. Tests drive a loop by hand.
 */
public interface EventLoop extends Executor, AutoCloseable {

    /** A task that is due later. */
    @FunctionalInterface
    interface Timer {

        /** Takes the task back. Called on the loop; the task will not run after this. */
        void cancel();
    }

    /**
     * The time.
     *
     * @return nanoseconds since some point; wall-clock jumps do not show
     */
    long nanoTime();

    /**
     * Runs a task later.
     *
     * @param delay how much later
     * @param task  the task
     * @return takes the task back
     */
    Timer after(Duration delay, Runnable task);

    /**
     * Ends the loop after the tasks that are already due; timers are dropped. A task that comes later is refused with
     * {@link java.util.concurrent.RejectedExecutionException}.
     */
    @Override
    void close();
}
