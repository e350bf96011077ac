package io.atforge.at;

import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.at.tables.TextHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a stranger wrote, so that none of it is taken for the modem's own: a short message, a cell broadcast, a
 * USSD answer, a caller's name. A pure state machine, part of the {@link Framer}.
 *
 * <p>A text on the lines after its header (3GPP 27.005) ends with the line that holds the last of the characters, or of
 * the octets of a PDU, that the header announces. Only CR LF ends a line: a lone CR or LF is a character of the text.
 * Where the header announces nothing, as in text mode without {@code AT+CSDH=1}, no form tells the end. A text that
 * nobody asked for is then one line, so that what the modem says next is heard. One that a command reads out goes on
 * until the line is quiet: the command's result is its last line.
 *
 * <p>A text in quotes (27.007) ends with the line that ends with a quote, or with a quote and numbers. A text can hold
 * such a line itself; the operator writes these, and a caller's name is a short line.
 *
 * <p>In doubt a line is text. A modem that counts a character of the GSM extension table as two announces more than
 * comes: then the next lines are text, too, until the line is quiet.
 */
final class TextReader {

    private enum Form {
        ROUTED,
        READ_OUT,
        QUOTED
    }

    /** The last field of a header, or its only one. No short message, and no page of a broadcast, is longer. */
    private static final Pattern LENGTH = Pattern.compile("(?:.*,|\\+\\w+: ?)(\\d{1,3})");

    /** A quote directly after a comma or colon opens a text. */
    private static final Pattern CLOSED = Pattern.compile("(?s)[^\"]*\".*(?<!,)(?<!: )\"(,[-\\d]*)*");

    private final AtTables tables;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private boolean reading;
    private boolean skipLineFeed;
    private Form form = Form.ROUTED;
    private String header = "";
    private OptionalInt announced = OptionalInt.empty();
    private byte previous;

    /**
     * A reader that reads nothing yet.
     *
     * @param tables what announces a text, how long one may be, and what ends a command
     */
    TextReader(AtTables tables) {
        this.tables = tables;
    }

    boolean isReading() {
        return reading;
    }

    /**
     * Whether a line announces a text, or holds one; then it is taken.
     *
     * @param line      the line
     * @param endedByCr whether a line feed may still belong to its end
     * @param frames    takes a text that is complete
     */
    boolean takes(String line, boolean endedByCr, Consumer<Frame> frames) {
        TextHeaders headers = tables.texts();
        if (headers.isRouted(line)) {
            begin(Form.ROUTED, line, endedByCr);
        } else if (ReplyPattern.any(headers.readOut(), line)) {
            begin(Form.READ_OUT, line, endedByCr);
        } else if (ReplyPattern.any(headers.quoted(), line)) {
            int quote = Math.max(line.indexOf('"'), 0);
            begin(Form.QUOTED, line.substring(0, quote).strip(), endedByCr);
            text.writeBytes((line.substring(quote) + "\r\n").getBytes(StandardCharsets.UTF_8));
            if (isComplete()) {
                end(frames);
            }
        } else {
            return false;
        }
        return true;
    }

    private void begin(Form next, String headerLine, boolean endedByCr) {
        reset();
        reading = true;
        form = next;
        header = headerLine;
        skipLineFeed = endedByCr;
        Matcher length = LENGTH.matcher(headerLine);
        announced = length.matches() ? OptionalInt.of(Integer.parseInt(length.group(1))) : OptionalInt.empty();
    }

    /** Takes bytes; tells where the text ends. */
    int feed(byte[] bytes, int from, int length, Consumer<Frame> frames) {
        int position = from;
        while (position < length && reading) {
            byte b = bytes[position++];
            boolean isHeadersEnd = skipLineFeed && b == '\n';
            skipLineFeed = false;
            if (!isHeadersEnd) {
                append(b, frames);
            }
        }
        return position;
    }

    private void append(byte b, Consumer<Frame> frames) {
        text.write(b);
        boolean isLineEnd = b == '\n' && previous == '\r';
        previous = b;
        if (isLineEnd && isComplete()) {
            end(frames);
        } else if (text.size() >= tables.lineLimit()) {
            overflow(frames);
        }
    }

    private boolean isComplete() {
        return switch (form) {
            case ROUTED -> characters() >= announced.orElse(0);
            case READ_OUT -> announced.isPresent() && characters() >= announced.getAsInt();
            case QUOTED -> CLOSED.matcher(read()).matches();
        };
    }

    /** What is no UTF-8 is counted as GBK is, two bytes for a character from 0x80 on: rather too few than too many. */
    private int characters() {
        byte[] bytes = text.toByteArray();
        int length = bytes.length - "\r\n".length();
        try {
            CharSequence decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return Character.codePointCount(decoded, 0, decoded.length());
        } catch (CharacterCodingException e) {
            int count = 0;
            for (int i = 0; i < length; i += bytes[i] < 0 ? 2 : 1) {
                count++;
            }
            return count;
        }
    }

    /** A list of messages may be of any length: it is given in pieces, and still no line of it is the modem's. */
    private void overflow(Consumer<Frame> frames) {
        if (form == Form.READ_OUT) {
            frames.accept(new Frame.Text(header, read()));
            text.reset();
        } else {
            end(frames);
        }
    }

    /** The line is quiet: the text has ended, and the result of a command that reads out with it. */
    void giveUp(Consumer<Frame> frames) {
        String read = read();
        String last = read.substring(Math.max(read.lastIndexOf('\n'), read.lastIndexOf('\r')) + 1);
        boolean isResult = form == Form.READ_OUT && (last.equals("OK") || tables.isError(last));
        String before =
                isResult ? read.substring(0, read.length() - last.length()).strip() : read;
        Frame ended = new Frame.Text(header, before);
        reset();
        frames.accept(ended);
        if (isResult) {
            frames.accept(new Frame.Line(last));
        }
    }

    private void end(Consumer<Frame> frames) {
        Frame ended = new Frame.Text(header, read());
        reset();
        frames.accept(ended);
    }

    private String read() {
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    void reset() {
        reading = false;
        skipLineFeed = false;
        text.reset();
        announced = OptionalInt.empty();
        previous = 0;
    }
}
