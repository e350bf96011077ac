package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Bounds a write, which neither a serial port nor a socket does: with CTS low, or a peer that does not read, it would
 * block for ever.
 */
final class WriteDeadline {

    /** More than the longest command takes at 9600 baud. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private static final long PAUSE_NANOS = 1_000_000;

    private final String port;
    private final LongSupplier nanoClock;
    private final long startedNanos;

    WriteDeadline(String port, LongSupplier nanoClock) {
        this.port = port;
        this.nanoClock = nanoClock;
        this.startedNanos = nanoClock.getAsLong();
    }

    /** Waits until there is room to write. */
    void await(BooleanSupplier room) {
        while (!room.getAsBoolean()) {
            if (nanoClock.getAsLong() - startedNanos > WITHIN.toNanos()) {
                throw new PortException(Reason.LOST, port + " takes no bytes since " + WITHIN.toSeconds()
                        + " s; check flow control (CTS, XOFF) and that the other end reads");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
