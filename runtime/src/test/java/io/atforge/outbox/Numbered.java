package io.atforge.outbox;

import io.atforge.topic.Qos;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Messages that are known by their number, so that any damage to one is seen. */
final class Numbered {

    private static final int MAX_FILL_BYTES = 2000;

    private Numbered() {}

    static long add(Outbox outbox, long number) {
        return outbox.add(topic(number), qos(number), payload(number));
    }

    static long numberOf(OutboxEntry entry) {
        return ByteBuffer.wrap(entry.payload()).getLong();
    }

    static boolean isIntact(OutboxEntry entry) {
        long number = numberOf(entry);
        return entry.topic().equals(topic(number))
                && entry.qos() == qos(number)
                && Arrays.equals(entry.payload(), payload(number));
    }

    private static String topic(long number) {
        return "/a1hahpgAs3s/test/温度" + number % 7;
    }

    private static Qos qos(long number) {
        return Qos.of((int) (number % 2));
    }

    private static byte[] payload(long number) {
        Random random = new Random(number);
        byte[] fill = new byte[random.nextInt(MAX_FILL_BYTES)];
        random.nextBytes(fill);
        return ByteBuffer.allocate(Long.BYTES + fill.length)
                .putLong(number)
                .put(fill)
                .array();
    }
}
