package io.atforge.at;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes text of a line's bytes. A modem says {@code OK} again and again: what it said lately is not made anew. */
final class RecentLines {

    private static final int SLOTS = 32;

    /** Longer lines hold what differs each time. */
    private static final int LONGEST = 32;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** The text of a line, without blanks around it. */
    String text(byte[] line, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST || isEcho(line, length)) {
            return decode(line, length);
        }
        int slot = (31 * length + 7 * line[0] + line[length - 1]) & SLOTS - 1;
        if (bytes[slot] == null || !Arrays.equals(bytes[slot], 0, bytes[slot].length, line, 0, length)) {
            bytes[slot] = Arrays.copyOf(line, length);
            texts[slot] = decode(line, length);
        }
        return texts[slot];
    }

    /** The echo of a command may hold a secret, a PIN for example: it is not kept. */
    private static boolean isEcho(byte[] line, int length) {
        return length > 1 && line[0] == 'A' && line[1] == 'T';
    }

    private static String decode(byte[] line, int length) {
        return new String(line, 0, length, StandardCharsets.UTF_8).strip();
    }
}
