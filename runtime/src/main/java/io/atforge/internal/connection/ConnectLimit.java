package io.atforge.internal.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the connections of any minute within what the platform allows a device. */
final class ConnectLimit {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final Deque<Long> connects = new ArrayDeque<>();

    ConnectLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    public void connects(long now) {
        if (connects.size() == perMinute) {
            connects.remove();
        }
        connects.add(now);
    }

    /** How long until another connection is allowed. */
    Duration until(long now) {
        return connects.size() < perMinute
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(0, connects.element() + MINUTE - now));
    }
}
