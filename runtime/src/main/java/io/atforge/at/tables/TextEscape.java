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
        ByteArrayOutputStream text = new ByteArrayOutputStream(message.length + 16);
        for (byte b : message) {
            if (escaped.contains(b)) {
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
}
