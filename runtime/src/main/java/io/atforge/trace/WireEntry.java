package io.atforge.trace;

import io.atforge.InvalidArgumentException;
import io.atforge.trace.TraceEntry.Direction;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that went over the wire in one piece, with secrets masked. Its text form holds every byte, so that a recorded
 * conversation can be played back: {@code 12.345678 > AT+CSQ\r}.
 *
 * @param nanoTime  when, by the channel's monotonic clock
 * @param direction which way
 * @param bytes     the bytes, with {@code ******} for each secret
 */
public record WireEntry(long nanoTime, Direction direction, byte[] bytes) {

    private static final Pattern TEXT = Pattern.compile("(-?\\d+)\\.(\\d{9}) ([<>]) (.*)");
    private static final long NANOS = 1_000_000_000L;

    /** Checks that all are there. */
    public WireEntry {
        Objects.requireNonNull(direction);
        Objects.requireNonNull(bytes);
    }

    /**
     * Reads the text form.
     *
     * @param text what {@link #toString} gave
     * @return the entry
     * @throws InvalidArgumentException if the text is no entry
     */
    public static WireEntry parse(String text) {
        Matcher entry = TEXT.matcher(text);
        if (!entry.matches()) {
            throw new InvalidArgumentException("'" + text + "' is no entry of a wire log");
        }
        return new WireEntry(
                Long.parseLong(entry.group(1)) * NANOS + Long.parseLong(entry.group(2)),
                entry.group(3).equals(">") ? Direction.SENT : Direction.RECEIVED,
                unescaped(entry.group(4)));
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.write(c);
            } else if (text.startsWith("\\r", i)) {
                bytes.write('\r');
                i++;
            } else if (text.startsWith("\\n", i)) {
                bytes.write('\n');
                i++;
            } else {
                bytes.write(Integer.parseInt(text, i + 2, i + 4, 16));
                i += 3;
            }
        }
        return bytes.toByteArray();
    }

    /** One line: seconds, {@code >} for sent or {@code <} for received, and the bytes with escapes. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d.%09d %s ",
                Math.floorDiv(nanoTime, NANOS),
                Math.floorMod(nanoTime, NANOS),
                direction == Direction.SENT ? ">" : "<"));
        for (byte b : bytes) {
            if (b == '\r') {
                text.append("\\r");
            } else if (b == '\n') {
                text.append("\\n");
            } else if (b >= ' ' && b <= '~' && b != '\\') {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02X", b));
            }
        }
        return text.toString();
    }
}
