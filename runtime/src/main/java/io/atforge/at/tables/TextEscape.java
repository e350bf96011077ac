package io.atforge.at.tables;

import java.util.Optional;
import java.util.Set;

/**
 * How a message stands between quotes in an AT command: printable ASCII as it is, some bytes as an escape character and
 * two hex digits, and no other byte at all.
 *
 * @param character the escape character
 * @param escaped   the bytes that are escaped, among them the quote and the escape character itself
 */
public record TextEscape(char character, Set<Byte> escaped) {

    /** No message can stand in a command, not even an empty one: each is sent as data after a prompt. */
    public static final TextEscape NONE = new TextEscape('\0', Set.of());

    private static final String DIGITS = "0123456789ABCDEF";

    /** An escape character and two digits. */
    private static final int ESCAPED_LENGTH = 3;

    /** Copies the set. */
    public TextEscape {
        escaped = Set.copyOf(escaped);
    }

    /**
     * How long a message is when it is escaped.
     *
     * @param message the message
     * @return bytes; -1 if a byte of it can be neither printed nor escaped, or no message can stand in a command
     */
    public int lengthOf(byte[] message) {
        return isNone() ? -1 : lengthOf(message, bits());
    }

    private static int lengthOf(byte[] message, long[] bits) {
        int length = message.length;
        for (byte b : message) {
            if (isIn(bits, b)) {
                length += ESCAPED_LENGTH - 1;
            } else if (b < ' ' || b > '~') {
                return -1;
            }
        }
        return length;
    }

    /**
     * Escapes a message.
     *
     * @param message the message
     * @return the escaped message, empty if a byte of it can be neither printed nor escaped, or no message can stand in a
     *     command
     */
    public Optional<byte[]> escape(byte[] message) {
        if (isNone()) {
            return Optional.empty();
        }
        long[] bits = bits();
        int length = lengthOf(message, bits);
        if (length < 0) {
            return Optional.empty();
        }
        if (length == message.length) {
            return Optional.of(message.clone());
        }
        byte[] text = new byte[length];
        int end = 0;
        for (byte b : message) {
            if (isIn(bits, b)) {
                text[end++] = (byte) character;
                text[end++] = (byte) DIGITS.charAt((b & 0xFF) >> 4);
                text[end++] = (byte) DIGITS.charAt(b & 0xF);
            } else {
                text[end++] = b;
            }
        }
        return Optional.of(text);
    }

    private boolean isNone() {
        return character == '\0';
    }

    /** A bit for each byte that is escaped: a set of objects would be asked for each byte of each message. */
    private long[] bits() {
        long[] bits = new long[4];
        for (byte b : escaped) {
            bits[(b & 0xFF) >> 6] |= 1L << b;
        }
        return bits;
    }

    private static boolean isIn(long[] bits, byte b) {
        return (bits[(b & 0xFF) >> 6] & 1L << b) != 0;
    }
}
