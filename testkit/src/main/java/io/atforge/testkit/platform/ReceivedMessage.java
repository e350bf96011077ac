package io.atforge.testkit.platform;

import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A message that a device published and that reached the platform.
 *
 * @param device  who published it
 * @param topic   its topic
 * @param payload its bytes
 * @param qos     its quality of service
 */
public record ReceivedMessage(DeviceId device, String topic, byte[] payload, Qos qos) {

    /** Takes a copy of the payload. */
    public ReceivedMessage {
        payload = payload.clone();
    }

    /**
     * The payload.
     *
     * @return a copy of its bytes
     */
    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * How large it is.
     *
     * @return the bytes of its payload and the characters of its topic
     */
    public int size() {
        return payload.length + topic.length();
    }

    /**
     * The payload as text.
     *
     * @return its bytes as UTF-8
     */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedMessage message
                && device.equals(message.device)
                && topic.equals(message.topic)
                && Arrays.equals(payload, message.payload)
                && qos == message.qos;
    }

    @Override
    public int hashCode() {
        return Objects.hash(device, topic, Arrays.hashCode(payload), qos);
    }

    @Override
    public String toString() {
        return "ReceivedMessage[" + device + ", " + topic + ", " + payload.length + " byte, " + qos + "]";
    }
}
