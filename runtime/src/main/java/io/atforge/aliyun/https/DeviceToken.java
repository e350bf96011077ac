package io.atforge.aliyun.https;

import io.atforge.aliyun.Endpoint;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a device signs in with after it was authenticated over HTTPS. The text form hides the token.
 *
 * @param iotId    the MQTT user name
 * @param iotToken the MQTT password
 * @param endpoint where to connect; empty if the platform did not say
 * @param expires  when the platform takes it no longer
 */
public record DeviceToken(String iotId, String iotToken, Optional<Endpoint> endpoint, Instant expires) {

    /** Checks that all are there. */
    public DeviceToken {
        Objects.requireNonNull(iotId);
        Objects.requireNonNull(iotToken);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(expires);
    }

    @Override
    public String toString() {
        return "DeviceToken[" + iotId + ", token hidden, " + endpoint + ", " + expires + "]";
    }
}
