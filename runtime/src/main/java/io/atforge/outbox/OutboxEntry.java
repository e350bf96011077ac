package io.atforge.outbox;

import io.atforge.topic.Qos;
import java.util.Objects;

/**
 * A message that waits in an outbox.
 *
 * @param id      the outbox's number of the message; a later message has a greater one, and none is used twice
 * @param topic   the topic
 * @param qos     the quality of service to publish it with
 * @param payload the bytes, as they were added
 */
public record OutboxEntry(long id, String topic, Qos qos, byte[] payload) {

    /** Checks that all are there. */
    public OutboxEntry {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(qos);
        Objects.requireNonNull(payload);
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + id + ", " + topic + ", QoS " + qos.level() + ", " + payload.length + " bytes]";
    }
}
