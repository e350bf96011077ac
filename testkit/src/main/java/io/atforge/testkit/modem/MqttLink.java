package io.atforge.testkit.modem;

import java.util.concurrent.CompletableFuture;

/**
 * An MQTT connection that is up or on its way. Topics are Unicode text. Futures complete on the modem's scheduler; one
 * fails if the connection ends first.
 */
interface MqttLink {

    /** Hears of an MQTT connection. */
    interface Listener {

        void connected();

        void refused();

        void closed();

        void message(String topic, byte[] payload);
    }

    CompletableFuture<Void> publish(String topic, int qos, boolean retain, byte[] payload);

    /** Completes with the SUBACK, whatever it grants. */
    CompletableFuture<Void> subscribe(String topic, int qos);

    CompletableFuture<Void> unsubscribe(String topic);

    /**
     * Sends DISCONNECT and waits for the broker to close.
     *
     * @return completes when the TCP connection is closed, never fails
     */
    CompletableFuture<Void> disconnect();
}
