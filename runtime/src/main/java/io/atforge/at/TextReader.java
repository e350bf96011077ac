package io.atforge.at;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a stranger wrote, so that none of it is taken for the modem's own: a short message, a cell broadcast, a
 * USSD answer, a caller's name. A pure state machine, part of the {@link Framer}.
 *
 * <p>A text on the lines after its header (3GPP 27.005) ends with the line that holds the last of the characters that
 * the header announces; a header that announces none, as without {@code AT+CSDH=1}, has one line. Only CR LF ends a
 * line: a lone CR or LF is a character of the text. A text in quotes (3GPP 27.007) ends with the line that ends with a
 * quote, or with a quote and numbers.
 */
final class TextReader {

    private enum Form { LINES, QUOTED }

    /** The last field of a header, or its only one. No short message, and no page of a broadcast, is longer. */
    private static final Pattern LENGTH = Pattern.compile("(?:.*,|\\+\\w+: ?)(\\d{1,3})");

    /** A quote directly after a comma or colon opens a text. */
    private static final Pattern CLOSED = Pattern.compile("(?s)[^\"]*\".*(?<!,)(?<!: )\"(,[-\\d]*)*");

    private final TextHeaders headers;
    private final int limit;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private boolean reading;
    private boolean skipLineFeed;
    private Form form = Form.LINES;
    private String header = "";
    private int announced;
    private int characters;
    private byte previous;

    /**
     * A reader that reads nothing yet.
     *
     * @param headers what announces a text
     * @param limit   the longest text, in bytes; what comes after is no part of it
     */
    TextReader(TextHeaders headers, int limit) {
        this.headers = headers;
        this.limit = limit;
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
        if (ReplyPattern.any(headers.lines(), line)) {
            begin(Form.LINES, line, "", endedByCr);
            Matcher length = LENGTH.matcher(line);
            announced = length.matches() ? Integer.parseInt(length.group(1)) : 0;
        } else if (ReplyPattern.any(headers.quoted(), line)) {
            int quote = Math.max(line.indexOf('"'), 0);
            begin(Form.QUOTED, line.substring(0, quote).strip(), line.substring(quote), endedByCr);
            if (isClosed()) {
                end(frames);
            }
        } else {
            return false;
        }
        return true;
    }

    private void begin(Form next, String headerLine, String begun, boolean endedByCr) {
        reset();
        reading = true;
        form = next;
        header = headerLine;
        skipLineFeed = endedByCr;
        if (form == Form.QUOTED) {
            text.writeBytes(begun.getBytes(StandardCharsets.UTF_8));
            append((byte) '\r');
            append((byte) '\n');
        }
    }

    /** Takes bytes; tells where the text ends. */
    int feed(byte[] bytes, int from, int length, Consumer<Frame> frames) {
        int position = from;
        while (position < length && reading) {
            byte b = bytes[position++];
            if (skipLineFeed && b == '\n') {
                skipLineFeed = false;
                continue;
            }
            skipLineFeed = false;
            boolean isLineEnd = b == '\n' && previous == '\r';
            append(b);
            if (isLineEnd && isComplete() || text.size() >= limit) {
                end(frames);
            }
        }
        return position;
    }

    private void append(byte b) {
        text.write(b);
        previous = b;
        boolean continuesCharacter = (b & 0xC0) == 0x80;
        characters += continuesCharacter ? 0 : 1;
    }

    private boolean isComplete() {
        return form == Form.LINES ? characters - "\r\n".length() >= announced : isClosed();
    }

    private boolean isClosed() {
        return CLOSED.matcher(text.toString(StandardCharsets.UTF_8).strip()).matches();
    }

    /** Ends a text that stopped short. */
    void giveUp(Consumer<Frame> frames) {
        end(frames);
    }

    private void end(Consumer<Frame> frames) {
        Frame read = new Frame.Text(header, text.toString(StandardCharsets.UTF_8).strip());
        reset();
        frames.accept(read);
    }

    void reset() {
        reading = false;
        skipLineFeed = false;
        text.reset();
        announced = 0;
        characters = 0;
        previous = 0;
    }
}
