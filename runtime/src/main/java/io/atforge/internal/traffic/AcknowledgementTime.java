package io.atforge.internal.traffic;

import java.time.Duration;

/**
 * How long an acknowledgement may take before it counts as lost: several times what those of this connection took, as TCP
 * has it for its segments (RFC 6298): the smoothed time and four times its mean deviation.
 */
final class AcknowledgementTime {

    /** A cell hands over, or a 2G network fades, for seconds; to take that for a loss costs a connection. */
    static final Duration FLOOR = Duration.ofSeconds(5);

    /** What counts until one was measured; no script waits longer. */
    static final Duration CEILING = Duration.ofSeconds(30);

    private static final int ENOUGH = 8;

    private double mean;
    private double deviation;
    private int measured;

    /** Nothing is known of the next connection. */
    void reset() {
        measured = 0;
    }

    /** An acknowledgement took so long. */
    void measured(long nanos) {
        if (measured == 0) {
            mean = nanos;
            deviation = nanos / 2.0;
        } else {
            deviation = 0.75 * deviation + 0.25 * Math.abs(mean - nanos);
            mean = 0.875 * mean + 0.125 * nanos;
        }
        measured++;
    }

    /** How long the next may take. */
    Duration allowed() {
        if (measured < ENOUGH) {
            return CEILING;
        }
        Duration several = Duration.ofNanos((long) (mean + 4 * deviation));
        return several.compareTo(FLOOR) < 0 ? FLOOR : several.compareTo(CEILING) > 0 ? CEILING : several;
    }
}
