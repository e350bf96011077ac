package io.atforge.testkit.platform;

/**
 * Something the platform did not allow.
 *
 * @param who    the MQTT client id of who tried; empty of who has not said it yet
 * @param what   the username of a connection, or the topic, or the host and port
 * @param reason why not
 */
public record Refusal(String who, String what, Reason reason) {

    /** Why something was refused. */
    public enum Reason {
        /**
         * A modem wants TLS, and the platform was built without {@code tls()}. The modem says that it does not find the host.
         */
        NO_TLS,
        /** The MQTT client id is not {@code id|key=value,...|}, or has wrong parameters. CONNACK 2. */
        MALFORMED_CLIENT_ID,
        /** The keep-alive is not within 30 to 1200 seconds. CONNACK 2. */
        KEEP_ALIVE_OUT_OF_RANGE,
        /** The username is not {@code deviceName&productKey}. CONNACK 4. */
        MALFORMED_USERNAME,
        /** No such device is registered. CONNACK 4. */
        UNKNOWN_DEVICE,
        /** The password is not the HMAC of what was sent. CONNACK 4. */
        WRONG_SIGNATURE,
        /** The username and password are no iotId and valid iotToken. CONNACK 3. */
        INVALID_TOKEN,
        /** The connection has a will, which the platform does not support. CONNACK 5. */
        WILL,
        /** No topic class lets the device publish there. The connection is closed. */
        PUBLISH_NOT_PERMITTED,
        /** The message is to be retained, which the platform does not support. The connection is closed. */
        RETAIN,
        /** The message has QoS 2, which the platform does not support. The connection is closed. */
        QOS_2,
        /** No topic class lets the device subscribe there. SUBACK 0x80; the connection stays. */
        SUBSCRIBE_NOT_PERMITTED,
        /** The SUBSCRIBE has more than 8 topics. SUBACK 0x80 for each. */
        TOO_MANY_TOPICS,
        /** The device has 100 subscriptions already. SUBACK 0x80. */
        TOO_MANY_SUBSCRIPTIONS,
        /** The payload has more than 256 KB. The message is discarded; the connection stays. */
        PAYLOAD_TOO_LONG,
        /** The test said so: {@link PlatformControl#refuseAll}, {@link PlatformControl#deny}. */
        ORDERED
    }
}
