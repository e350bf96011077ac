package io.atforge.testkit.modem.uplink;

import java.util.concurrent.CompletableFuture;

/**
 * An MQTT connection that is up or on its way. Topics are Unicode text. Futures complete on the modem's scheduler; one
 * fails if the connection ends first.
 */
public interface MqttLink {

    /** Hears of an MQTT connection. */
    interface Listener {

        /** CONNACK 0 has come. */
        void connected();

        /**
         * Another CONNACK has come, or none.
         *
         * @param code the CONNACK's return code, 1 to 5; 0 if none has come
         */
        void refused(int code);

        /** The connection has ended after it was up. */
        void closed();

        /**
         * A message has come.
         *
         * @param topic   its topic
         * @param payload its bytes
         */
        void message(String topic, byte[] payload);
    }

    /**
     * Publishes.
     *
     * @param topic   the topic
     * @param qos     0 to 2
     * @param retain  whether the broker is to keep it
     * @param payload the bytes, not changed afterwards
     * @return completes when it is sent with QoS 0, else when it is acknowledged
     */
    CompletableFuture<Void> publish(String topic, int qos, boolean retain, byte[] payload);

    /**
     * Subscribes.
     *
     * @param topic the topic filter
     * @param qos   0 to 2
     * @return completes with what the SUBACK grants, 0 to 2, or 128
     */
    CompletableFuture<Integer> subscribe(String topic, int qos);

    /**
     * Ends a subscription.
     *
     * @param topic the topic filter
     * @return completes with the UNSUBACK
     */
    CompletableFuture<Void> unsubscribe(String topic);

    /**
     * Sends DISCONNECT and waits for the broker to close.
     *
     * @return completes when the TCP connection is closed, never fails
     */
    CompletableFuture<Void> disconnect();

    /**
     * Says DISCONNECT when the broker has taken all that was sent before. A broker may drop what it has not looked at
     * when the DISCONNECT comes.
     *
     * @return completes when the connection is closed
     */
    default CompletableFuture<Void> leave() {
        return disconnect();
    }

    /** Breaks the TCP connection; the broker hears of it without a DISCONNECT. */
    void cut();

    /** Lets nothing through any more, either way, and reports nothing. */
    void deafen();
}
