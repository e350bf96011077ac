package io.atforge.testkit.modem.luat.mqtt;

import io.atforge.testkit.modem.v250.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;

/** Turns the quoted message of {@code AT+MPUB} into the bytes that are published. */
final class PublishText {

    // The manual has only these four. Any other backslash stands for itself.
    private static final Map<String, Character> ESCAPES = Map.of("22", '"', "0D", '\r', "0A", '\n', "5C", '\\');

    private PublishText() {}

    static byte[] unescape(String message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.length());
        int at = 0;
        while (at < message.length()) {
            char c = message.charAt(at);
            Character escaped = c == '\\' && at + 3 <= message.length()
                    ? ESCAPES.get(message.substring(at + 1, at + 3).toUpperCase(Locale.ROOT))
                    : null;
            bytes.write(escaped == null ? c : escaped);
            at += escaped == null ? 1 : 3;
        }
        return bytes.toByteArray();
    }

    /** The message of {@code AT+MQTTMODE=1}: two hex digits for a byte. */
    static byte[] unhex(String message) {
        if (message.length() % 2 != 0) {
            throw CommandFailure.badParameters();
        }
        byte[] bytes = new byte[message.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(message.charAt(2 * i), 16);
            int low = Character.digit(message.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                throw CommandFailure.badParameters();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
