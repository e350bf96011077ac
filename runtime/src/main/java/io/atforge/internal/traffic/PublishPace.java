package io.atforge.internal.traffic;

import io.atforge.topic.PublishQuota;
import io.atforge.topic.Qos;

/**
 * How long a message has to wait so that a device stays within its quota. It holds no message, thread or clock: who
 * sends asks {@link #waitNanos}, and tells {@link #sent}.
 *
 * <p>How the platform counts is not known: by the calendar's second, in a window, or with a bucket. So no window of a
 * second holds more messages than the quota, wherever it starts; that satisfies each of them. Up to the whole quota goes
 * at once after a pause, since the message that may go next is bounded only by the one that many before it.
 *
 * <p>Messages go one at a time, and one that takes long to leave counts from then. What the network holds back and lets go together, by more than the {@link #MARGIN_NANOS margin}, may still come to more than the quota at the
 * platform; only a slower pace would help, and how much slower nobody can say.
 *
 * <p>Not safe for more than one thread.
 */
final class PublishPace {

    /**
     * How much longer than a second the window is: 15 ms, for clocks that differ and for what the network delays. It leaves
     * 98.5 % of the quota, 1000 / 1015; what a message takes to leave is a part of the second, too.
     */
    static final long MARGIN_NANOS = 15_000_000;

    /** The window, a second and the margin. */
    static final long WINDOW_NANOS = 1_000_000_000 + MARGIN_NANOS;

    /** So long a message may take to leave without counting later: half the margin. */
    private static final long UNNOTICED_NANOS = MARGIN_NANOS / 2;

    private final RecentTimes atMostOnce;
    private final RecentTimes atLeastOnce;
    private final RecentTimes inAll;

    PublishPace(PublishQuota quota) {
        atMostOnce = new RecentTimes(quota.perSecond(Qos.AT_MOST_ONCE));
        atLeastOnce = new RecentTimes(quota.perSecond(Qos.AT_LEAST_ONCE));
        inAll = new RecentTimes(quota.inAllPerSecond());
    }

    /**
     * How long the next message of a kind has to wait.
     *
     * @param qos the kind
     * @param now nanoseconds since some point, the same for all calls; may run over, as {@link System#nanoTime()} does
     * @return nanoseconds, 0 if it may go now; at most {@link #WINDOW_NANOS} if time never went back
     */
    long waitNanos(Qos qos, long now) {
        return Math.max(of(qos).waitNanos(now), inAll.waitNanos(now));
    }

    /**
     * Counts a message, also one that did not wait.
     *
     * @param qos the kind
     * @param now when it was sent, not before the time of any call before
     */
    void sent(Qos qos, long now) {
        of(qos).add(now);
        inAll.add(now);
    }

    /**
     * The message that was counted last has left; no other was on the line meanwhile. One that took long to leave counts
     * from a later moment, so that a short one after long ones does not catch up with them.
     *
     * @param qos the kind
     * @param now when the modem had taken it
     */
    void left(Qos qos, long now) {
        of(qos).isNotBefore(now - UNNOTICED_NANOS);
        inAll.isNotBefore(now - UNNOTICED_NANOS);
    }

    private RecentTimes of(Qos qos) {
        return qos == Qos.AT_MOST_ONCE ? atMostOnce : atLeastOnce;
    }

    /** The times of the last messages, as many as a window may hold: a ring that overwrites the oldest. */
    private static final class RecentTimes {

        private final long[] times;
        private int count;
        private int oldest;

        RecentTimes(int limit) {
            times = new long[limit == PublishQuota.UNLIMITED ? 0 : limit];
        }

        long waitNanos(long now) {
            // The difference is right also where the numbers have run over between the two.
            return count < times.length || times.length == 0 ? 0 : Math.max(0, WINDOW_NANOS - (now - times[oldest]));
        }

        /** The last time, if it is earlier. */
        void isNotBefore(long time) {
            if (count > 0) {
                int last = count < times.length ? count - 1 : (oldest + times.length - 1) % times.length;
                times[last] = Math.max(times[last] - time, 0) + time;
            }
        }

        void add(long now) {
            if (times.length == 0) {
                return;
            }
            if (count < times.length) {
                times[count++] = now;
            } else {
                times[oldest] = now;
                oldest = (oldest + 1) % times.length;
            }
        }
    }
}
