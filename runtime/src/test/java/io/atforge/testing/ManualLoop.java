package io.atforge.testing;

import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** A loop whose clock stands still until the test moves it. Runs on the test's own thread. */
public final class ManualLoop implements EventLoop {

    private record Due(long at, long number, Runnable task) {}

    private final List<Due> tasks = new ArrayList<>();
    private long now;
    private long number;
    private boolean closed;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        Due due = new Due(now + delay.toNanos(), number++, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    @Override
    public void close() {
        run();
        closed = true;
        tasks.clear();
    }

    /** Runs what is due now. */
    public void run() {
        advance(Duration.ZERO);
    }

    /** Moves the clock, and runs what becomes due on the way. */
    public void advance(Duration duration) {
        long until = now + duration.toNanos();
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            tasks.remove(next.get());
            now = Math.max(now, next.get().at());
            next.get().task().run();
        }
        now = until;
    }

    /** Moves the clock to the next moment when something is due, but not further than so. */
    public void advanceToNext(Duration atMost) {
        long until = next(now + atMost.toNanos()).map(Due::at).orElse(now + atMost.toNanos());
        advance(Duration.ofNanos(Math.max(0, until - now)));
    }

    /** How many tasks and timers wait. */
    public int pending() {
        return tasks.size();
    }

    private Optional<Due> next(long until) {
        return tasks.stream()
                .filter(due -> due.at() <= until)
                .min(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    }
}
