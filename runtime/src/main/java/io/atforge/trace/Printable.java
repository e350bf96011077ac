package io.atforge.trace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Makes bytes of the wire safe to show: UTF-8 where they are, {@code \xNN} where a byte is none or a control. */
public final class Printable {

    private Printable() {}

    /**
     * Makes bytes printable.
     *
     * @param bytes any bytes
     * @return the text, on one line
     */
    public static String text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        StringBuilder text = new StringBuilder(bytes.length);
        while (in.hasRemaining()) {
            CoderResult result = decoder.decode(in, decoded, true);
            append(text, decoded.flip());
            decoded.clear();
            if (result.isError()) {
                for (int i = 0; i < result.length(); i++) {
                    text.append(String.format("\\x%02X", in.get()));
                }
            }
            decoder.reset();
        }
        return text.toString();
    }

    /**
     * A line of the modem, for a log.
     *
     * @param line the line; hostile until proven otherwise
     * @return the line without control characters and line ends
     */
    public static String text(String line) {
        return append(new StringBuilder(line.length()), line).toString();
    }

    private static StringBuilder append(StringBuilder text, CharSequence characters) {
        characters.chars().forEach(c -> {
            // the line separators of Unicode end a log line as well
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                text.append(c < 0x100 ? String.format("\\x%02X", c) : String.format("\\u%04X", c));
            } else {
                text.append((char) c);
            }
        });
        return text;
    }
}
