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
 * @param inFlight          how many messages with QoS 1 may be under way, not yet acknowledged, 1 or more; a modem family
 *                          may allow fewer
 */
public record PublishPolicy(
        int capacity, Overflow overflow, Duration timeToLive, boolean duplicatesAllowed, int inFlight) {

    private static final int DEFAULT_CAPACITY = 1000;

    /** The manual of the first family has a program wait for {@code PUBACK} before it publishes again. */
    private static final int DEFAULT_IN_FLIGHT = 1;

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
        if (inFlight < 1) {
            throw new InvalidArgumentException("at least one message must be able to be under way, not " + inFlight);
        }
    }

    /**
     * A policy with one message with QoS 1 under way at a time.
     *
     * @param capacity          how many messages wait, 1 or more
     * @param overflow          what happens to the one too many
     * @param timeToLive        how long a message may wait before it is sent; then it fails
     * @param duplicatesAllowed whether a message with QoS 1 whose end is unknown is sent again
     */
    public PublishPolicy(int capacity, Overflow overflow, Duration timeToLive, boolean duplicatesAllowed) {
        this(capacity, overflow, timeToLive, duplicatesAllowed, DEFAULT_IN_FLIGHT);
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
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed, inFlight);
    }

    /**
     * The same but for one thing.
     *
     * @param overflow what happens to the one too many
     * @return the other policy
     */
    public PublishPolicy withOverflow(Overflow overflow) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed, inFlight);
    }

    /**
     * The same but for one thing.
     *
     * @param timeToLive how long a message may wait before it is sent
     * @return the other policy
     */
    public PublishPolicy withTimeToLive(Duration timeToLive) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed, inFlight);
    }

    /**
     * The same but for one thing.
     *
     * @param duplicatesAllowed whether a message with QoS 1 whose end is unknown is sent again
     * @return the other policy
     */
    public PublishPolicy withDuplicatesAllowed(boolean duplicatesAllowed) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed, inFlight);
    }

    /**
     * The same but for one thing. A network that takes 250 ms to acknowledge lets one message at a time through four times
     * a second; with 16 under way, as many as the line takes, or 64 a second. The order of messages stays. If an
     * acknowledgement is missing or one too many, all that are under way end as
     * {@link PublishResult.Outcome#UNKNOWN}, as a modem does not say what it acknowledges, and the connection is made anew.
     *
     * @param inFlight how many messages with QoS 1 may be under way, 1 or more
     * @return the other policy
     */
    public PublishPolicy withInFlight(int inFlight) {
        return new PublishPolicy(capacity, overflow, timeToLive, duplicatesAllowed, inFlight);
    }
}
