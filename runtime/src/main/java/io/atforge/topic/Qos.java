package io.atforge.topic;

import io.atforge.InvalidArgumentException;

/** An MQTT quality of service. The platform takes no QoS 2. */
public enum Qos {
    /** QoS 0: sent once, not acknowledged. */
    AT_MOST_ONCE,
    /** QoS 1: acknowledged by {@code PUBACK}. */
    AT_LEAST_ONCE;

    /**
     * The number on the wire.
     *
     * @return 0 or 1
     */
    public int level() {
        return ordinal();
    }

    /**
     * Finds the quality of service of a number.
     *
     * @param level 0 or 1
     * @return the quality of service
     * @throws InvalidArgumentException if the number is another
     */
    public static Qos of(int level) {
        return switch (level) {
            case 0 -> AT_MOST_ONCE;
            case 1 -> AT_LEAST_ONCE;
            default ->
                throw new InvalidArgumentException("QoS " + level + " is not supported by the platform; use 0 or 1");
        };
    }
}
