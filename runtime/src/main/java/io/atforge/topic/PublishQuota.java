package io.atforge.topic;

import io.atforge.InvalidArgumentException;

/**
 * How many messages a second a device may publish. What comes faster the platform drops without a word: the device is
 * told nothing, only the console's log.
 *
 * @param qos0PerSecond  messages with QoS 0 a second, 1 to {@value #MAX_PER_SECOND}, or {@link #UNLIMITED}
 * @param qos1PerSecond  messages with QoS 1 a second, likewise
 * @param inAllPerSecond messages of either kind together a second, likewise
 */
public record PublishQuota(int qos0PerSecond, int qos1PerSecond, int inAllPerSecond) {

    /** Stands for no limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The largest limit: what an account may send in all with all its devices ("Limits", Alibaba Cloud IoT Platform). */
    public static final int MAX_PER_SECOND = 10_000;

    private static final int STANDARD_QOS_0 = 30;
    private static final int STANDARD_QOS_1 = 10;
    private static final int FREE_IN_ALL = 5;

    /**
     * Checks the limits.
     *
     * @throws InvalidArgumentException if one is neither 1 to {@value #MAX_PER_SECOND} nor {@link #UNLIMITED}
     */
    public PublishQuota {
        check(qos0PerSecond);
        check(qos1PerSecond);
        check(inAllPerSecond);
    }

    private static void check(int limit) {
        if (limit != UNLIMITED && (limit < 1 || limit > MAX_PER_SECOND)) {
            throw new InvalidArgumentException("a quota of " + limit + " messages a second is not between 1 and "
                    + MAX_PER_SECOND + "; without a limit it is PublishQuota.unlimited()");
        }
    }

    /**
     * The quota of a device of Alibaba Cloud IoT Platform: 30 messages a second with QoS 0, and 10 with QoS 1 ("Limits",
     * section "Connections and communications" of the platform's documentation).
     *
     * @return 30 and 10
     */
    public static PublishQuota standard() {
        return perSecond(STANDARD_QOS_0, STANDARD_QOS_1);
    }

    /**
     * The quota of the free instance, which the console calls the new public instance: 5 messages a second ("Limits",
     * as above). The documentation does not say that each device has 5 of its own, nor that the devices share them; who
     * has several of them at work is on the safe side with {@link #perSecond} and the share of each.
     *
     * @return 5 in all
     */
    public static PublishQuota freeInstance() {
        return inAll(FREE_IN_ALL);
    }

    /**
     * No quota, as of other brokers.
     *
     * @return a quota that limits nothing
     */
    public static PublishQuota unlimited() {
        return new PublishQuota(UNLIMITED, UNLIMITED, UNLIMITED);
    }

    /**
     * A quota of each kind for itself.
     *
     * @param qos0 messages with QoS 0 a second, 1 to {@value #MAX_PER_SECOND}
     * @param qos1 messages with QoS 1 a second, likewise
     * @return the quota
     * @throws InvalidArgumentException if one of them cannot be
     */
    public static PublishQuota perSecond(int qos0, int qos1) {
        return new PublishQuota(qos0, qos1, UNLIMITED);
    }

    /**
     * A quota of both kinds together.
     *
     * @param messages messages a second, 1 to {@value #MAX_PER_SECOND}
     * @return the quota
     * @throws InvalidArgumentException if it cannot be
     */
    public static PublishQuota inAll(int messages) {
        return new PublishQuota(UNLIMITED, UNLIMITED, messages);
    }

    /**
     * The limit of one kind alone; {@link #inAllPerSecond} holds beside it.
     *
     * @param qos the kind
     * @return messages a second, or {@link #UNLIMITED}
     */
    public int perSecond(Qos qos) {
        return qos == Qos.AT_MOST_ONCE ? qos0PerSecond : qos1PerSecond;
    }

    /**
     * Whether nothing is limited.
     *
     * @return true if every limit is {@link #UNLIMITED}
     */
    public boolean isUnlimited() {
        return equals(unlimited());
    }
}
