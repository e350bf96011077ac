package io.atforge.at.tables;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;

/**
 * How a message stands between quotes in an AT command: printable ASCII as it is, some bytes as an escape character and
 * two hex digits, and no other byte at all.
 *
 * @param character the escape character
 * @param escaped   the bytes that are escaped, among them the quote and the escape character itself
 */
public record TextEscape(char character, Set<Byte> escaped) {

    /** Copies the set. */
    public TextEscape {
        escaped = Set.copyOf(escaped);
    }

    /**
     * Escapes a message.
     *
     * @param message the message
     * @return the escaped message, empty if a byte of it can be neither printed nor escaped
     */
    public Optional<byte[]> escape(byte[] message) {
        long[] set = bits();
        ByteArrayOutputStream text = new ByteArrayOutputStream(message.length + 16);
        for (byte b : message) {
            if ((set[(b & 0xFF) >> 6] & 1L << (b & 63)) != 0) {
                text.write(character);
                for (char digit : Hex.encodeHex(new byte[] {b}, false)) {
                    text.write(digit);
                }
            } else if (b >= ' ' && b <= '~') {
                text.write(b);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(text.toByteArray());
    }

    /** A bit for each byte that is escaped: a set of objects would be asked for each byte of each message. */
    private long[] bits() {
        long[] set = new long[4];
        for (byte b : escaped) {
            set[(b & 0xFF) >> 6] |= 1L << (b & 63);
        }
        return set;
    }
}
