package io.atforge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testing.ManualLoop;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The virtual time of a bench, and how a test waits in it. */
public abstract class BenchTime {

    final ManualLoop loop = new ManualLoop();

    /** What happened so far, for whoever has to find out why a wait was in vain. */
    abstract String story();

    public void later(Duration delay, Runnable task) {
        loop.after(delay, task);
    }

    public void pass(Duration time) {
        loop.advance(time);
    }

    public void await(Duration atMost, BooleanSupplier until) {
        long end = loop.nanoTime() + atMost.toNanos();
        while (!until.getAsBoolean() && loop.nanoTime() < end) {
            loop.advanceToNext(Duration.ofNanos(end - loop.nanoTime()));
        }
        assertThat(until.getAsBoolean()).as(this::story).isTrue();
    }

    public double seconds() {
        return loop.nanoTime() / 1e9;
    }

    /** How many tasks and timers wait. */
    public int pending() {
        return loop.pending();
    }
}
