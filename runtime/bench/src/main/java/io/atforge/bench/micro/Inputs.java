package io.atforge.bench.micro;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What a framer reads: the same bytes in each run. */
final class Inputs {

    private static final String TOPIC = "\"/a1hahpgAs3s/bench/down\"";

    /** Half messages, lies about lengths, quotes and commas without end. */
    private static final String[] TRAPS = {
        "\r\n+MSUB: " + TOPIC + ",99999999 byte,",
        "\r\n+MSUB: " + TOPIC + ",40 byte,",
        "+MSUB",
        ",,,,,,,,,,,,,,,,",
        "\"\"\"\"\"\"\"\"\"\"\"\"",
        "\r\r\r\r\r\r\r\r",
        "\0\0\0\0\0\0\0\0\0\0\0\0",
        "\r\nOK",
        "\n\n\r\n>"
    };

    private Inputs() {}

    static byte[] of(String kind, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(1);
        while (bytes.size() < length) {
            bytes.writeBytes(
                    switch (kind) {
                        case "lines" -> text("\r\nOK\r\n\r\n+CSQ: 22,0\r\n\r\nPUBACK\r\n\r\n+CGREG: 0,1\r\n");
                        case "messages" -> text("\r\n+MSUB: " + TOPIC + ",512 byte," + "x".repeat(512) + "\r\n");
                        case "hostile" -> hostile(random);
                        default -> throw new IllegalArgumentException(kind);
                    });
        }
        return Arrays.copyOf(bytes.toByteArray(), length);
    }

    private static byte[] hostile(Random random) {
        if (random.nextBoolean()) {
            byte[] noise = new byte[1 + random.nextInt(32)];
            random.nextBytes(noise);
            return noise;
        }
        return text(TRAPS[random.nextInt(TRAPS.length)]);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
