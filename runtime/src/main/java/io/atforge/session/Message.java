package io.atforge.session;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A message from the platform.
 *
 * @param topic   the topic
 * @param payload the bytes, as they were published
 */
public record Message(String topic, byte[] payload) {

    /** Copies the payload. */
    public Message {
        Objects.requireNonNull(topic);
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * The payload as text.
     *
     * @return the payload in UTF-8; bytes that are not UTF-8 become U+FFFD
     */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Message[" + topic + ", " + payload.length + " bytes]";
    }
}
