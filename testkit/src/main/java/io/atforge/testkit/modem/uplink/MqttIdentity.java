package io.atforge.testkit.modem.uplink;

import java.util.Optional;

/**
 * What {@code AT+MCONFIG} sets.
 *
 * @param clientId the client id
 * @param username empty if there is none
 * @param password empty if there is none
 * @param will     the will
 */
public record MqttIdentity(String clientId, String username, String password, Optional<Will> will) {

    /**
     * The message the broker sends when the modem is gone.
     *
     * @param qos     0 to 2
     * @param retain  whether the broker keeps it
     * @param topic   its topic
     * @param message its payload
     */
    public record Will(int qos, boolean retain, String topic, byte[] message) {}
}
