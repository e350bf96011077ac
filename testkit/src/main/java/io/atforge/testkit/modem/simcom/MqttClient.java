package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.simcom.MqttConnection.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the modem's two MQTT clients: what the host has set, what it has typed for the next publish or subscription,
 * and the connection.
 */
final class MqttClient {

    private final int index;
    private final MqttConnection connection;
    private final Map<String, Integer> subscriptions = new LinkedHashMap<>();
    private final List<String> unsubscriptions = new ArrayList<>();
    private Optional<ClientSettings> settings = Optional.empty();
    private String topic = "";
    private byte[] payload = new byte[0];

    MqttClient(int index, MqttConnection connection) {
        this.index = index;
        this.connection = connection;
    }

    int index() {
        return index;
    }

    MqttConnection connection() {
        return connection;
    }

    Optional<ClientSettings> settings() {
        return settings;
    }

    /** What is set for the client, which must have been acquired. */
    ClientSettings acquired() {
        return settings.orElseThrow(() -> MqttError.NOT_ACQUIRED.failure());
    }

    /** The same for a client that must be connected. */
    ClientSettings online() {
        ClientSettings present = acquired();
        if (!isOnline()) {
            throw MqttError.NO_CONNECTION.failure();
        }
        return present;
    }

    boolean isOnline() {
        return connection.phase() == Phase.ONLINE;
    }

    void acquire(ClientSettings values) {
        settings = Optional.of(values);
    }

    void topic(String value) {
        topic = value;
    }

    void payload(byte[] bytes) {
        payload = bytes;
    }

    String topic() {
        return topic;
    }

    /** The payload for the next publish, which forgets topic and payload (vendor's manual, AT+CMQTTPUB). */
    byte[] takePayload() {
        byte[] taken = payload;
        topic = "";
        payload = new byte[0];
        return taken;
    }

    Map<String, Integer> subscriptions() {
        return subscriptions;
    }

    List<String> unsubscriptions() {
        return unsubscriptions;
    }

    /** Forgets everything; the connection is gone already. */
    void release() {
        settings = Optional.empty();
        takePayload();
        subscriptions.clear();
        unsubscriptions.clear();
    }
}
