package io.atforge.session;

import io.atforge.InvalidArgumentException;
import java.time.Duration;
import java.util.Objects;

/**
 * What becomes of messages that cannot be sent at once, because the session is on its way back, or because others are
 * before them.
 *
 * @param capacity          how many messages wait, 1 or more
 * @param overflow          what happens to the one too many
 * @param timeToLive        how long a message may wait before it is sent; then it fails
 * @param duplicatesAllowed whether a message with QoS 1 whose end is unknown is sent again, which may publish it twice
 */
public record PublishPolicy(int capacity, Overflow overflow, Duration timeToLive, boolean duplicatesAllowed) {

    private static final int DEFAULT_CAPACITY = 1000;

    /** What happens to a message for which there is no room. */
    public sealed interface Overflow {

        /** It fails at once. */
        record Reject() implements Overflow {}

        /** The oldest that waits fails, and makes room. */
        record DropOldest() implements Overflow {}

        /**
         * The caller, also of {@code publishAsync}, is blocked until there is room.
         *
         * @param atMost then it fails
         */
        record Block(Duration atMost) implements Overflow {

            /** Checks the value. */
            public Block {
                Objects.requireNonNull(atMost);
            }
        }
    }

    /** Checks the values. */
    public PublishPolicy {
        Objects.requireNonNull(overflow);
        Objects.requireNonNull(timeToLive);
        if (capacity < 1 || timeToLive.isNegative() || timeToLive.isZero()) {
            throw new InvalidArgumentException("at least one message must be able to wait, and longer than no time;"
                    + " these are " + capacity + " and " + timeToLive);
        }
    }

    /**
     * The policy of a session that is told nothing else: 1000 messages wait up to a minute, one too many is rejected, and
     * nothing is sent twice.
     *
     * @return the policy
     */
    public static PublishPolicy standard() {
        return new PublishPolicy(DEFAULT_CAPACITY, new Overflow.Reject(), Duration.ofMinutes(1), false);
    }

    /**
     * The same but for one thing.
     *
     * @param capacity how many messages wait, 1 or more
     * @return the other policy
     */
    public PublishPolicy withCapacity(int capacity) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed);
    }

    /**
     * The same but for one thing.
     *
     * @param overflow what happens to the one too many
     * @return the other policy
     */
    public PublishPolicy withOverflow(Overflow overflow) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed);
    }

    /**
     * The same but for one thing.
     *
     * @param timeToLive how long a message may wait before it is sent
     * @return the other policy
     */
    public PublishPolicy withTimeToLive(Duration timeToLive) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed);
    }

    /**
     * The same but for one thing.
     *
     * @param duplicatesAllowed whether a message with QoS 1 whose end is unknown is sent again
     * @return the other policy
     */
    public PublishPolicy withDuplicatesAllowed(boolean duplicatesAllowed) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed);
    }
}
