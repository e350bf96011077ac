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
     * Runs a task as soon as may be: on the calling thread if nothing else runs and the loop can do so, else after what
     * does. A thread that must be woken costs more than most tasks. The task and those that come meanwhile may then run
     * on a thread that must not block: what blocks goes through {@link #block}.
     *
     * @param task the task
     */
    default void dispatch(Runnable task) {
        execute(task);
    }

    /**
     * Runs something that may block, before the loop runs anything else: at once, or, if the thread that runs the loop
     * now must not block, on another as soon as the present task has ended. Called on the loop.
     *
     * @param task what may block
     */
    default void block(Runnable task) {
        task.run();
    }

    /**
     * Whether the thread that runs the loop now may block. Called on the loop.
     *
     * @return true if {@link #block} runs a task at once
     */
    default boolean mayBlock() {
        return true;
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
