package io.atforge.testkit.modem;

import java.nio.charset.StandardCharsets;

/**
 * Text on the serial line: one char for one byte, so that lengths are bytes and nothing is lost on the way to MQTT,
 * which wants UTF-8.
 */
final class WireText {

    private WireText() {}

    static byte[] bytes(String wire) {
        return wire.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String ofBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String toUnicode(String wire) {
        return new String(bytes(wire), StandardCharsets.UTF_8);
    }

    static String ofUnicode(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
