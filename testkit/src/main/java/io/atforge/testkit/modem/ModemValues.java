package io.atforge.testkit.modem;

import java.time.Duration;
import java.util.Objects;

/**
 * The values in which modems of a family differ.
 *
 * @param identity   who it is
 * @param ip         the address that the network gives it
 * @param maxPayload the longest payload of a publish, in bytes, after escapes are resolved
 * @param maxTopic   the longest topic, in bytes
 * @param bootTime   from a reset until the modem listens again
 */
public record ModemValues(ModemIdentity identity, String ip, int maxPayload, int maxTopic, Duration bootTime) {

    /** Checks the values. */
    public ModemValues {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(ip);
        Objects.requireNonNull(bootTime);
        if (maxPayload < 1) {
            throw new IllegalArgumentException("maxPayload is " + maxPayload + ", must be at least 1");
        }
        if (maxTopic < 1) {
            throw new IllegalArgumentException("maxTopic is " + maxTopic + ", must be at least 1");
        }
    }
}
