package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Bounds a write that makes no progress, which neither a serial port nor a socket does: with CTS low, or a peer that
 * does not read, it would block for ever. One thread writes; any may {@link #check}.
 */
final class WriteDeadline {

    /** Without progress, not in all: at 9600 baud a long command takes longer. */
    static final Duration WITHIN = Duration.ofSeconds(3);

    private static final long PAUSE_NANOS = 1_000_000;

    private final String port;
    private final LongSupplier nanoClock;
    private volatile boolean writing;
    private volatile long progressNanos;

    WriteDeadline(String port, LongSupplier nanoClock) {
        this.port = port;
        this.nanoClock = nanoClock;
    }

    /** A write begins. */
    void begin() {
        progress();
        writing = true;
    }

    /** Bytes were taken. */
    void progress() {
        progressNanos = nanoClock.getAsLong();
    }

    /** The write has ended. */
    void end() {
        writing = false;
    }

    /** Throws if a write makes no progress. */
    void check() {
        if (writing && nanoClock.getAsLong() - progressNanos > WITHIN.toNanos()) {
            throw new PortException(
                    Reason.LOST,
                    port + " takes no bytes since " + WITHIN.toSeconds()
                            + " s; check flow control (CTS, XOFF) and that the other end reads");
        }
    }

    /**
     * Waits until no more than so many bytes are left to go.
     *
     * @param left how many are; that it falls is progress
     */
    void await(IntSupplier left, int most) {
        int before = left.getAsInt();
        // a thread that is interrupted does not pause
        boolean interrupted = Thread.interrupted();
        try {
            while (before > most) {
                check();
                LockSupport.parkNanos(PAUSE_NANOS);
                interrupted |= Thread.interrupted();
                int now = left.getAsInt();
                if (now < before) {
                    progress();
                }
                before = now;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
