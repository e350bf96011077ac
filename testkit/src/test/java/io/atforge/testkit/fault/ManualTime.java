package io.atforge.testkit.fault;

import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands still until the test moves it. What is due runs at once, on the test's own thread. */
final class ManualTime implements Scheduler {

    private record Due(long at, long number, Runnable task) {}

    private final List<Due> tasks = new ArrayList<>();
    private long now;
    private long number;
    private boolean running;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
        run();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Due due = new Due(now + delay.toNanos(), number++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    /** Moves on, and runs each task when it is due. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            now = Math.max(now, next.get().at());
            run();
        }
        now = until;
    }

    /** Moves on, and runs no task before the end, as a scheduler does that gets no processor. */
    void stall(Duration duration) {
        now += duration.toNanos();
        run();
    }

    private void run() {
        if (running) {
            return;
        }
        running = true;
        for (Optional<Due> next = next(now); next.isPresent(); next = next(now)) {
            tasks.remove(next.get());
            next.get().task().run();
        }
        running = false;
    }

    private Optional<Due> next(long until) {
        return tasks.stream()
                .filter(due -> due.at() <= until)
                .min(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    }
}
