package io.atforge.testkit.modem.v250;

import java.nio.charset.StandardCharsets;

/**
 * Text on the serial line: one char for one byte, so that lengths are bytes and nothing is lost on the way to MQTT,
 * which wants UTF-8.
 */
public final class Latin1 {

    private Latin1() {}

    public static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static String ofBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static String toUnicode(String latin1) {
        return new String(bytes(latin1), StandardCharsets.UTF_8);
    }

    public static String ofUnicode(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
