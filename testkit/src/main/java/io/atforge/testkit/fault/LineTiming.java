package io.atforge.testkit.fault;

import java.time.Duration;

/**
 * The times at which bytes arrive over a line that carries one after the other, in nanoseconds of the scheduler's
 * clock.
 */
final class LineTiming {

    /** 8N1: a start bit, eight data bits, a stop bit. */
    private static final long BITS_PER_BYTE = 10;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long baud;
    private long start = Long.MIN_VALUE;
    private long crossed;
    private long free = Long.MIN_VALUE;

    private LineTiming(long baud) {
        this.baud = baud;
    }

    static LineTiming of(FaultPlan plan) {
        return new LineTiming(plan.only(Fault.Baud.class).map(Fault.Baud::rate).orElse(0));
    }

    boolean hasRate() {
        return baud > 0;
    }

    /** Keeps the line busy until a time; does nothing if it is busy longer anyway. */
    void holdUntil(long time) {
        if (time > free) {
            free = time;
            start = time;
            crossed = 0;
        }
    }

    /** Keeps the line busy for a time, from when it is free. */
    void delay(long now, Duration duration) {
        holdUntil(now);
        holdUntil(free + duration.toNanos());
    }

    /** Sends a byte as soon as the line is free; returns when its last bit arrives. */
    long arrival(long now) {
        holdUntil(now);
        if (hasRate()) {
            crossed++;
            // Counted from the start of an unbroken run and rounded up, so that rounding errors do not add up.
            free = start - Math.floorDiv(-crossed * BITS_PER_BYTE * NANOS_PER_SECOND, baud);
        }
        return free;
    }
}
