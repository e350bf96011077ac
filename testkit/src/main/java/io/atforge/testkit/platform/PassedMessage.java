package io.atforge.testkit.platform;

import java.util.Objects;
import java.util.Optional;

/**
 * A message as it passes the platform.
 *
 * @param direction from a device, or from the platform
 * @param device    whose it is; empty for one of the platform's
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
        /** From the platform to devices. */
        DOWN
    }

    /** What became of a message. */
    public enum Fate {
        /** It was taken, and goes to whoever subscribes. */
        PASSED,
        /** It came too fast, and was dropped. */
        THROTTLED,
        /** It was not allowed. */
        REFUSED
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
