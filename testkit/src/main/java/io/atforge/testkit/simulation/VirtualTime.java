package io.atforge.testkit.simulation;

import io.atforge.loop.EventLoop;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Time that stands still until a test moves it: a scheduler for modems and a loop for sessions in one. Tasks run in
 * the order they are due, those of the same time in the order they came, all on the thread that moves the time. Not
 * safe for more than one thread.
 */
public final class VirtualTime implements Scheduler, EventLoop {

    /** A task in the queue; cancelled, it stays there until it is due. */
    private static final class Due implements Scheduler.Timer, EventLoop.Timer, Comparable<Due> {

        private final long at;
        private final long number;
        private Runnable task;

        Due(long at, long number, Runnable task) {
            this.at = at;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            task = null;
        }

        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Due> tasks = new PriorityQueue<>();
    private long now;
    private long number;
    private long run;

    /** Creates a time at 0 ns, with a calendar clock at the start of 2026. */
    public VirtualTime() {}

    @Override
    public long nanoTime() {
        return now;
    }

    /**
     * The calendar clock that goes with this time.
     *
     * @return a clock in UTC
     */
    public Clock clock() {
        InstantSource source = () -> START.plusNanos(now);
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public void execute(Runnable task) {
        add(0, task);
    }

    @Override
    public Scheduler.Timer schedule(Duration delay, Runnable task) {
        return add(delay.toNanos(), task);
    }

    @Override
    public EventLoop.Timer after(Duration delay, Runnable task) {
        return add(delay.toNanos(), task);
    }

    private Due add(long delay, Runnable task) {
        Due due = new Due(now + Math.max(0, delay), number++, task);
        tasks.add(due);
        return due;
    }

    /** Runs what is due now, and what that brings about now. */
    @Override
    public boolean settle() {
        advance(Duration.ZERO);
        return true;
    }

    /**
     * Moves the time, and runs what becomes due on the way.
     *
     * @param duration how far
     */
    public void advance(Duration duration) {
        long until = now + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= until) {
            step();
        }
        now = until;
    }

    /**
     * Goes on to the next task and runs it.
     *
     * @return false if there is none
     */
    public boolean step() {
        Due due = tasks.poll();
        if (due == null) {
            return false;
        }
        if (due.task != null) {
            now = Math.max(now, due.at);
            run++;
            due.task.run();
        }
        return true;
    }

    /**
     * Runs task after task until a condition holds. The limit is needed, since a session that tries again for ever
     * always has a next task.
     *
     * @param atMost how far to move the time at most
     * @param until  looked at before each task
     * @return whether it is so; if not, the time has come to the limit, or nothing is left to run
     */
    public boolean await(Duration atMost, BooleanSupplier until) {
        long limit = now + atMost.toNanos();
        while (!until.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at > limit) {
                return false;
            }
            step();
        }
        return true;
    }

    /**
     * How many tasks wait, among them those that were cancelled and are not due yet.
     *
     * @return at least 0
     */
    public int waiting() {
        return tasks.size();
    }

    /**
     * How many tasks have run.
     *
     * @return at least 0
     */
    public long tasksRun() {
        return run;
    }

    /** Does nothing, since others run on this time, too. */
    @Override
    public void close() {
        // see above
    }
}
