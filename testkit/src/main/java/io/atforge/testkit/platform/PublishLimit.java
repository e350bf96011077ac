package io.atforge.testkit.platform;

/**
 * How many messages the platform takes from a device within a second. What is over that it drops, and tells the device
 * nothing ("throttled", the platform's log calls it).
 *
 * @param qos0  messages with QoS 0, at least 1, or {@link #UNLIMITED}
 * @param qos1  messages with QoS 1, likewise
 * @param inAll messages of either kind together, likewise
 */
public record PublishLimit(int qos0, int qos1, int inAll) {

    /** Stands for no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** No limit at all. */
    public static final PublishLimit NONE = new PublishLimit(UNLIMITED, UNLIMITED, UNLIMITED);

    /** "QoS 0: 30 messages a second, QoS 1: 10" (platform documentation of limits). */
    public static final PublishLimit STANDARD = ofEachKind(30, 10);

    /** "5 messages a second" (platform documentation of the free instance); counted for each device. */
    public static final PublishLimit FREE_INSTANCE = new PublishLimit(UNLIMITED, UNLIMITED, 5);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public PublishLimit {
        if (qos0 < 1 || qos1 < 1 || inAll < 1) {
            throw new IllegalArgumentException(
                    "limits of " + qos0 + ", " + qos1 + " and " + inAll + " messages a second; each is at least 1");
        }
    }

    /**
     * A limit of each kind for itself.
     *
     * @param qos0 messages with QoS 0 a second, at least 1
     * @param qos1 messages with QoS 1 a second, at least 1
     * @return the limit
     * @throws IllegalArgumentException if one is less than 1
     */
    public static PublishLimit ofEachKind(int qos0, int qos1) {
        return new PublishLimit(qos0, qos1, UNLIMITED);
    }
}
