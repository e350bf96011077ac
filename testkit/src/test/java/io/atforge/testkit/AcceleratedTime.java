package io.atforge.testkit;

import io.atforge.testkit.time.Scheduler;
import io.atforge.testkit.time.SchedulerThread;
import java.time.Duration;

/** A modem's time that runs faster than the real one, while its sockets are real. */
public final class AcceleratedTime implements Scheduler, AutoCloseable {

    private final SchedulerThread thread = new SchedulerThread("hasty modem");
    private final int factor;

    /** So many times faster. */
    public AcceleratedTime(int factor) {
        this.factor = factor;
    }

    @Override
    public long nanoTime() {
        return thread.nanoTime() * factor;
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return thread.schedule(delay.dividedBy(factor), task);
    }

    @Override
    public void close() {
        thread.close();
    }
}
