package io.atforge.testkit.time;

import java.time.Duration;

/**
 * Runs the modem's work one task after the other. Input, timers and network events all reach the modem as tasks here,
 * so whoever owns the scheduler owns the modem's time.
 */
public interface Scheduler {

    /** A task that waits for its time. */
    interface Timer {

        /** Forgets the task if it has not started. */
        void cancel();
    }

    /**
     * The time.
     *
     * @return nanoseconds since some point, never fewer than before
     */
    long nanoTime();

    /**
     * Runs a task after those handed over before. May be called from any thread; returns at once.
     *
     * @param task the task
     */
    void execute(Runnable task);

    /**
     * Runs a task later. May be called from any thread; returns at once.
     *
     * @param delay how much later
     * @param task  the task
     * @return forgets the task
     */
    Timer schedule(Duration delay, Runnable task);

    /**
     * Runs what is due, if the caller has to see to that.
     *
     * @return true if it is, so that waiting for anything would be in vain; false on a scheduler with a thread
     */
    default boolean settle() {
        return false;
    }
}
