package io.atforge.session;

import io.atforge.InvalidArgumentException;
import java.util.Objects;

/**
 * What becomes of messages that come faster than the application's handlers take them.
 *
 * @param capacity how many messages wait, 1 or more
 * @param overflow which of them is dropped when another comes; a {@link SessionEvent.Dropped} tells of it
 */
public record ReceivePolicy(int capacity, Overflow overflow) {

    private static final int DEFAULT_CAPACITY = 1000;

    /** Which message is dropped. */
    public enum Overflow {
        /** The one that comes. */
        DROP_NEWEST,
        /** The one that waits longest. */
        DROP_OLDEST
    }

    /** Checks the values. */
    public ReceivePolicy {
        Objects.requireNonNull(overflow);
        if (capacity < 1) {
            throw new InvalidArgumentException("at least one message must be able to wait, not " + capacity);
        }
    }

    /**
     * The policy of a session that is told nothing else: 1000 messages wait, the next is dropped.
     *
     * @return the policy
     */
    public static ReceivePolicy standard() {
        return new ReceivePolicy(DEFAULT_CAPACITY, Overflow.DROP_NEWEST);
    }

    /**
     * The same but for one thing.
     *
     * @param capacity how many messages wait, 1 or more
     * @return the other policy
     */
    public ReceivePolicy withCapacity(int capacity) {
        return new ReceivePolicy(capacity, overflow);
    }

    /**
     * The same but for one thing.
     *
     * @param overflow which of them is dropped when another comes
     * @return the other policy
     */
    public ReceivePolicy withOverflow(Overflow overflow) {
        return new ReceivePolicy(capacity, overflow);
    }
}
