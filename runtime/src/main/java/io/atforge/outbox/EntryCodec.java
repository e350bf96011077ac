package io.atforge.outbox;

import io.atforge.InvalidArgumentException;
import io.atforge.topic.Qos;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A message as a value of the store: CRC-32C of id and the rest, QoS, length of the topic, topic, payload. MVStore
 * checks where a page lies and how long it is, but not the bytes in it.
 */
final class EntryCodec {

    private static final int MAX_TOPIC_BYTES = 0xFFFF;
    private static final int HEADER_BYTES = Integer.BYTES + Byte.BYTES + Short.BYTES;

    private EntryCodec() {}

    static byte[] topic(String topic) {
        byte[] bytes = topic.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TOPIC_BYTES) {
            throw new InvalidArgumentException(
                    "The topic has " + bytes.length + " bytes; MQTT allows " + MAX_TOPIC_BYTES);
        }
        return bytes;
    }

    static byte[] encode(long id, Qos qos, byte[] topic, byte[] payload) {
        ByteBuffer value = ByteBuffer.allocate(HEADER_BYTES + topic.length + payload.length)
                .putInt(0)
                .put((byte) qos.level())
                .putShort((short) topic.length)
                .put(topic)
                .put(payload);
        return value.putInt(0, checksum(id, value.array())).array();
    }

    /** The message, or empty if the value is damaged. */
    static Optional<OutboxEntry> decode(long id, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        if (value.length < HEADER_BYTES || in.getInt() != checksum(id, value)) {
            return Optional.empty();
        }
        Qos qos = Qos.of(in.get());
        byte[] topic = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(topic);
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return Optional.of(new OutboxEntry(id, new String(topic, StandardCharsets.UTF_8), qos, payload));
    }

    /** The bytes of topic and payload in a value. */
    static int bytes(byte[] value) {
        return value.length - HEADER_BYTES;
    }

    private static int checksum(long id, byte[] value) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, id));
        checksum.update(value, Integer.BYTES, value.length - Integer.BYTES);
        return (int) checksum.getValue();
    }
}
