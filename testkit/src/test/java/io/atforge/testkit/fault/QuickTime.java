package io.atforge.testkit.fault;

import io.atforge.at.EventLoop;
import io.atforge.testkit.modem.Scheduler;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A clock that runs faster than the real one, and threads that live by it, so that deadlines of minutes end within a
 * test while the sockets between modem and platform are real.
 */
final class QuickTime implements AutoCloseable {

    private final int factor;
    private final long start = System.nanoTime();
    private final ScheduledThreadPoolExecutor host = executor("quick host");
    private final ScheduledThreadPoolExecutor modem = executor("quick modem");

    QuickTime(int factor) {
        this.factor = factor;
    }

    private static ScheduledThreadPoolExecutor executor(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private long now() {
        return (System.nanoTime() - start) * factor;
    }

    private ScheduledFuture<?> schedule(ScheduledThreadPoolExecutor executor, Duration delay, Runnable task) {
        return executor.schedule(task, delay.toNanos() / factor, TimeUnit.NANOSECONDS);
    }

    /** Where a session lives. */
    EventLoop loop() {
        return new EventLoop() {
            @Override
            public long nanoTime() {
                return now();
            }

            @Override
            public void execute(Runnable task) {
                schedule(host, Duration.ZERO, task);
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                ScheduledFuture<?> future = schedule(host, delay, task);
                return () -> future.cancel(false);
            }

            @Override
            public void close() {
                host.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
                host.shutdown();
            }
        };
    }

    /** Where a virtual modem lives. */
    Scheduler scheduler() {
        return new Scheduler() {
            @Override
            public long nanoTime() {
                return now();
            }

            @Override
            public void execute(Runnable task) {
                try {
                    modem.execute(task);
                } catch (RejectedExecutionException e) {
                    // the network may still say something after the end of the test
                }
            }

            @Override
            public Timer schedule(Duration delay, Runnable task) {
                try {
                    ScheduledFuture<?> future = QuickTime.this.schedule(modem, delay, task);
                    return () -> future.cancel(false);
                } catch (RejectedExecutionException e) {
                    return () -> { };
                }
            }
        };
    }

    @Override
    public void close() {
        host.shutdownNow();
        modem.shutdownNow();
    }
}
