package io.atforge.aliyun;

import java.util.Objects;

/**
 * What a device puts into its MQTT CONNECT. The text form hides the password.
 *
 * @param clientId the client id with its {@code |...|} part
 * @param username {@code <deviceName>&<productKey>}
 * @param password the signature in lower-case hex
 */
public record MqttCredentials(String clientId, String username, String password) {

    /** Checks that the three are there. */
    public MqttCredentials {
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(username);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return "MqttCredentials[" + clientId + ", " + username + ", password hidden]";
    }
}
