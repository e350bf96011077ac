package io.atforge.session;

import io.atforge.InvalidArgumentException;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: longer after each, up to a limit, and never quite the same, so that a fleet that
 * lost the network together does not come back together.
 *
 * @param first  the wait before the second try
 * @param factor how much longer each next wait is; 1 or more
 * @param limit  the longest wait
 * @param jitter which part of a wait is left to chance, up and down; 0 to 1
 */
public record Backoff(Duration first, double factor, Duration limit, double jitter) {

    /** Checks the values. */
    public Backoff {
        Objects.requireNonNull(first);
        Objects.requireNonNull(limit);
        if (first.isNegative()
                || first.isZero()
                || limit.compareTo(first) < 0
                || factor < 1
                || jitter < 0
                || jitter > 1) {
            throw new InvalidArgumentException("a back-off starts above zero, does not shrink, and has a jitter between"
                    + " 0 and 1; this is " + first + " times " + factor + " up to " + limit + ", jitter " + jitter);
        }
    }

    /**
     * The wait before the next try.
     *
     * @param failures how many tries have failed before the last, which failed too
     * @param random   what the jitter comes from
     * @return the wait, at most {@code limit}
     */
    public Duration after(int failures, RandomGenerator random) {
        double nanos = Math.min(first.toNanos() * Math.pow(factor, failures), limit.toNanos());
        double chance = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos(Math.min((long) (nanos * chance), limit.toNanos()));
    }

    /**
     * Waits that double, each a quarter longer or shorter by chance.
     *
     * @param first the wait before the second try
     * @param limit the longest wait
     * @return the back-off
     */
    public static Backoff exponential(Duration first, Duration limit) {
        return new Backoff(first, 2, limit, 0.25);
    }

    /**
     * The same but for one thing.
     *
     * @param factor how much longer each next wait is; 1 or more
     * @return the other back-off
     */
    public Backoff withFactor(double factor) {
        return new Backoff(first, factor, limit, jitter);
    }

    /**
     * The same but for one thing.
     *
     * @param jitter which part of a wait is left to chance, up and down; 0 to 1
     * @return the other back-off
     */
    public Backoff withJitter(double jitter) {
        return new Backoff(first, factor, limit, jitter);
    }
}
