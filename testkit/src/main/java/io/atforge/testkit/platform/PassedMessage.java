package io.atforge.testkit.platform;

import java.util.Objects;
import java.util.Optional;

/**
 * A message as it passes the platform.
 *
 * @param direction from a device, or to one
 * @param device    whose it is; empty for one that the platform has sent
 * @param topic     its topic
 * @param payload   its bytes; not to be changed
 * @param qos       its quality of service, 0 to 2
 * @param fate      what became of it
 */
public record PassedMessage(
        Direction direction, Optional<DeviceId> device, String topic, byte[] payload, int qos, Fate fate) {

    /** Which way a message goes. */
    public enum Direction {
        /** From a device to the platform. */
        UP,
        /** From the platform to a device. */
        DOWN
    }

    /** What became of a message. */
    public enum Fate {
        /** It was taken, or given to the device. */
        PASSED,
        /** It came too fast, and was dropped. */
        THROTTLED,
        /** It was not allowed. */
        REFUSED,
        /** The platform has sent it; for whom, tells each {@link Direction#DOWN} of a device. */
        SENT
    }

    /** Checks that all are there. */
    public PassedMessage {
        Objects.requireNonNull(direction);
        Objects.requireNonNull(device);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(fate);
    }
}
