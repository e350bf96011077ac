package io.atforge.bench.micro;

import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;

/** A loop whose tasks run when it is told; its timers never do. */
final class HandLoop implements EventLoop {

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
