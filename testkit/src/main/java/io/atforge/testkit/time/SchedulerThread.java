package io.atforge.testkit.time;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scheduler on a daemon thread of its own, in real time. */
public final class SchedulerThread implements Scheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerThread.class);
    private static final Timer DONE = () -> {};

    private final ScheduledThreadPoolExecutor executor;

    /**
     * Starts the thread.
     *
     * @param name the thread's name
     */
    public SchedulerThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("task after the end of the modem dropped");
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("timer after the end of the modem dropped");
            return DONE;
        }
    }

    // The executor would keep an exception in a future that nobody looks at.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("the virtual modem failed", e);
            }
        };
    }

    /** Ends the thread; what has not started by then does not run. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
