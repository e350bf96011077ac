package io.atforge.testkit.page.wire;

import java.util.Arrays;
import java.util.Optional;

/** How long the commands of a short time took. Safe for any thread. */
public final class Latencies {

    // More than a line carries in a second.
    private static final int MOST = 4096;
    private static final double MILLISECOND = 1_000_000;

    private final long[] nanos = new long[MOST];
    private int count;

    Latencies() {}

    /**
     * Several of them.
     *
     * @param count  how many there were
     * @param median the median in milliseconds
     * @param max    the longest in milliseconds
     */
    public record Summary(int count, double median, double max) {}

    synchronized void add(long duration) {
        if (count < MOST) {
            nanos[count] = duration;
        }
        count++;
    }

    /**
     * Sums up those since the last call of this.
     *
     * @return the summary; empty if there was none
     */
    public synchronized Optional<Summary> take() {
        if (count == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, Math.min(count, MOST));
        Arrays.sort(sorted);
        Summary summary =
                new Summary(count, sorted[sorted.length / 2] / MILLISECOND, sorted[sorted.length - 1] / MILLISECOND);
        count = 0;
        return Optional.of(summary);
    }
}
