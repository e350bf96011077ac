package io.atforge.internal.monitoring;

import io.atforge.session.SessionStatistics.Latency;
import java.time.Duration;

/**
 * How long things took, in buckets that end at 1, 2, 5, 10, 20, 50 … ms up to 5,000,000 s: 30 of them, however much
 * is recorded. What a percentile says is at most 2.5 times what it was, or 1 ms. Needs a lock around it.
 */
final class LatencyHistogram {

    private static final long[] BOUNDS_MILLIS = bounds();

    private final long[] buckets = new long[BOUNDS_MILLIS.length + 1];
    private long count;
    private double sumNanos;
    private long maxNanos;

    private static long[] bounds() {
        long[] bounds = new long[30];
        long decade = 1;
        for (int i = 0; i < bounds.length; i += 3) {
            bounds[i] = decade;
            bounds[i + 1] = 2 * decade;
            bounds[i + 2] = 5 * decade;
            decade *= 10;
        }
        return bounds;
    }

    void record(Duration took) {
        long nanos = took.toNanos();
        int bucket = 0;
        while (bucket < BOUNDS_MILLIS.length && nanos > BOUNDS_MILLIS[bucket] * 1_000_000) {
            bucket++;
        }
        buckets[bucket]++;
        count++;
        sumNanos += nanos;
        maxNanos = Math.max(maxNanos, nanos);
    }

    Latency snapshot() {
        Duration mean = Duration.ofNanos(count == 0 ? 0 : Math.round(sumNanos / count));
        return new Latency(
                count,
                Duration.ofNanos(Math.round(sumNanos)),
                mean,
                Duration.ofNanos(maxNanos),
                percentile(50),
                percentile(99));
    }

    /** The end of the bucket in which so many percent of all are reached, but no more than the longest was. */
    private Duration percentile(int percent) {
        long rank = (long) Math.ceil(count * (percent / 100.0));
        long seen = 0;
        for (int bucket = 0; bucket < BOUNDS_MILLIS.length; bucket++) {
            seen += buckets[bucket];
            if (seen >= rank) {
                return Duration.ofNanos(Math.min(maxNanos, BOUNDS_MILLIS[bucket] * 1_000_000));
            }
        }
        return Duration.ofNanos(maxNanos);
    }
}
