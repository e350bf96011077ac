package io.atforge.loop;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop on one daemon thread of its own. */
public final class ThreadEventLoop implements EventLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadEventLoop.class);

    private final ScheduledThreadPoolExecutor executor;

    /**
     * Starts the loop.
     *
     * @param name the thread's name
     */
    public ThreadEventLoop(String name) {
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
        executor.schedule(guarded(task), 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> scheduled = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdown();
        for (Runnable task : executor.getQueue()) {
            if (task instanceof ScheduledFuture<?> timer && timer.getDelay(TimeUnit.NANOSECONDS) > 0) {
                timer.cancel(false);
            }
        }
    }

    /** A bug in one task must neither end the loop nor stay unseen in a future that nobody asks. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a task failed", e);
                throw e;
            }
        };
    }
}
