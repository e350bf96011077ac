package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.topic.Qos;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Drops the messages that a device sends over its limit. Safe for any thread.
 *
 * <p>How the platform counts is not documented. Here a message is taken if fewer than the limit were taken within the
 * second before it: no second holds more than the limit, wherever it starts, which is the strictest way to count.
 * Messages that are dropped do not count.
 */
public final class PublishThrottle {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A message that was taken.
     *
     * @param at  when
     * @param qos its kind
     */
    private record Taken(Instant at, Qos qos) {}

    private final Clock clock;
    private final PublishLimit usual;
    private final Map<DeviceId, Deque<Taken>> lately = new HashMap<>();
    private final Journal<ReceivedMessage> dropped;
    private PublishLimit limit;

    /**
     * Creates a throttle that has seen nothing.
     *
     * @param clock says when messages come
     * @param limit how many it lets pass
     */
    public PublishThrottle(Clock clock, PublishLimit limit) {
        this(clock, limit, new Journal<>());
    }

    PublishThrottle(Clock clock, PublishLimit limit, Journal<ReceivedMessage> dropped) {
        this.dropped = dropped;
        this.clock = clock;
        this.usual = limit;
        this.limit = limit;
    }

    /**
     * Changes the limit from now on.
     *
     * @param value how many messages to let pass
     */
    public synchronized void limit(PublishLimit value) {
        limit = value;
    }

    /** Goes back to the limit that it was created with, and forgets what has passed and what was dropped. */
    public synchronized void reset() {
        limit = usual;
        lately.clear();
        dropped.clear();
    }

    /**
     * The messages that were dropped.
     *
     * @return the live journal
     */
    public Journal<ReceivedMessage> dropped() {
        return dropped;
    }

    /**
     * Counts a message that has come.
     *
     * @param message the message
     * @return whether it is taken; if not, it is in the journal
     */
    public synchronized boolean takes(ReceivedMessage message) {
        Instant now = clock.instant();
        Deque<Taken> taken = lately.computeIfAbsent(message.device(), device -> new ArrayDeque<>());
        forget(taken, now);
        long sameKind =
                taken.stream().filter(each -> each.qos() == message.qos()).count();
        int ofKind = message.qos() == Qos.AT_MOST_ONCE ? limit.qos0() : limit.qos1();
        if (sameKind >= ofKind || taken.size() >= limit.inAll()) {
            dropped.add(message);
            return false;
        }
        if (!limit.equals(PublishLimit.NONE)) {
            taken.addLast(new Taken(now, message.qos()));
        }
        return true;
    }

    /** Also all of it where the clock was set back, since it says no more how long ago anything was. */
    private static void forget(Deque<Taken> taken, Instant now) {
        if (!taken.isEmpty() && taken.getLast().at().isAfter(now)) {
            taken.clear();
        }
        while (!taken.isEmpty() && !taken.getFirst().at().plus(SECOND).isAfter(now)) {
            taken.removeFirst();
        }
    }
}
