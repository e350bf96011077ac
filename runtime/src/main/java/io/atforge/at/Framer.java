package io.atforge.at;

import io.atforge.at.tables.AtTables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a modem's bytes into frames. A pure state machine: no thread, no clock, the same frames however the bytes are
 * cut into pieces. Memory is bounded by the limits of the {@link AtTables}.
 *
 * <p>A line ends at CR or LF; V.250 puts both on either side of a result, and echo adds a third, so that blank lines
 * say nothing. NUL bytes, which a modem sends while it restarts, are no part of a line.
 */
public final class Framer {

    /** The platform takes no longer payload: a header that announces more is no header. */
    private static final int LONGEST_PAYLOAD = 256 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] LENGTH_UNIT = " byte".getBytes(StandardCharsets.US_ASCII);

    private enum Mode {
        LINE,
        OVERLONG_LINE,
        MESSAGE,
        OVERLONG_MESSAGE
    }

    private final byte[] messageHeader;
    private final int messageLimit;
    private final TextReader text;
    private final RecentLines recent = new RecentLines();
    private final byte[] line;
    private int lineLength;
    private Mode mode = Mode.LINE;
    private int noise;

    private byte[] prompt = NOTHING;
    private byte[] echo = NOTHING;
    private int echoed;

    private String header = "";
    private String topic = "";
    private byte[] payload = NOTHING;
    private int payloadLength;
    private int received;

    /**
     * Creates a framer at the start of a line.
     *
     * @param tables the limits, and what announces a message
     */
    public Framer(AtTables tables) {
        this.messageHeader = tables.messageHeader().getBytes(StandardCharsets.UTF_8);
        this.messageLimit = tables.messageLimit();
        this.text = new TextReader(tables);
        this.line = new byte[tables.lineLimit()];
    }

    /**
     * Looks for a prompt at the start of lines from now on.
     *
     * @param text the prompt, empty to look for none
     */
    public void expectPrompt(String text) {
        prompt = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Skips what comes next if it is the echo of data.
     *
     * @param data what was sent
     */
    public void skipEcho(byte[] data) {
        echo = data;
        echoed = 0;
    }

    /**
     * Whether the bytes so far end within something that more bytes must decide: a message, a text, or what may be an
     * echo.
     *
     * @return true if more bytes are due
     */
    public boolean isWaitingForMore() {
        return isWithinMessage() || text.isReading() || echoed > 0;
    }

    private boolean isWithinMessage() {
        return mode == Mode.MESSAGE || mode == Mode.OVERLONG_MESSAGE;
    }

    /**
     * Gives up waiting: drops a message that stopped short, and takes for text what only began like an echo.
     *
     * @param frames takes the frames that come of it
     */
    public void giveUpWaiting(Consumer<Frame> frames) {
        if (isWithinMessage()) {
            mode = Mode.LINE;
            payload = NOTHING;
            frames.accept(new Frame.Discarded(received, "a message of " + payloadLength + " bytes stopped short"));
        } else if (text.isReading()) {
            text.giveUp(frames);
        } else if (echoed > 0) {
            noEcho(frames);
        }
    }

    /** Forgets everything, as after the port was opened anew. */
    public void reset() {
        mode = Mode.LINE;
        lineLength = 0;
        noise = 0;
        payload = NOTHING;
        text.reset();
        expectPrompt("");
        skipEcho(NOTHING);
    }

    /**
     * Takes bytes.
     *
     * @param bytes  holds the bytes
     * @param length how many, from the start of the array
     * @param frames takes the frames that are complete
     */
    public void feed(byte[] bytes, int length, Consumer<Frame> frames) {
        int position = 0;
        while (position < length) {
            if (isWithinMessage()) {
                position = feedMessage(bytes, position, length, frames);
            } else if (text.isReading()) {
                position = text.feed(bytes, position, length, frames);
            } else if (echo.length > 0) {
                position = feedEcho(bytes, position, length, frames);
            } else {
                position = feedLine(bytes, position, length, frames);
            }
        }
    }

    /** Bytes that began like the echo and went on otherwise were no echo. */
    private int feedEcho(byte[] bytes, int from, int length, Consumer<Frame> frames) {
        int position = from;
        while (position < length && echoed < echo.length && bytes[position] == echo[echoed]) {
            position++;
            echoed++;
        }
        if (echoed == echo.length) {
            skipEcho(NOTHING);
        } else if (position < length) {
            noEcho(frames);
        }
        return position;
    }

    private void noEcho(Consumer<Frame> frames) {
        byte[] begun = Arrays.copyOf(echo, echoed);
        skipEcho(NOTHING);
        feed(begun, begun.length, frames);
    }

    private int feedLine(byte[] bytes, int from, int length, Consumer<Frame> frames) {
        int position = from;
        while (position < length && !isWithinMessage() && !text.isReading()) {
            byte b = bytes[position++];
            if (b == '\r' || b == '\n') {
                endLine(b, frames);
            } else if (b == 0) {
                skipNul(frames);
            } else if (mode == Mode.LINE) {
                append(b, frames);
            }
        }
        return position;
    }

    /** A modem that restarts at another rate sends nothing else, and no line end. */
    private void skipNul(Consumer<Frame> frames) {
        if (++noise == line.length) {
            noise = 0;
            frames.accept(new Frame.Discarded(line.length, "nothing but NUL"));
        }
    }

    private void append(byte b, Consumer<Frame> frames) {
        if (lineLength == line.length) {
            discardLine(frames);
            return;
        }
        noise = 0;
        line[lineLength++] = b;
        if (b == ',') {
            announceMessage(frames);
        } else if (lineLength == prompt.length && Arrays.equals(line, 0, lineLength, prompt, 0, lineLength)) {
            lineLength = 0;
            frames.accept(new Frame.Prompt());
        }
    }

    /** Told at once, as the line may have no end; its tail is dropped in silence. */
    private void discardLine(Consumer<Frame> frames) {
        mode = Mode.OVERLONG_LINE;
        frames.accept(new Frame.Discarded(lineLength, "a line over the limit of " + line.length + " bytes"));
    }

    private void endLine(byte end, Consumer<Frame> frames) {
        String ended = mode == Mode.LINE ? recent.text(line, lineLength) : "";
        mode = Mode.LINE;
        lineLength = 0;
        if (!ended.isEmpty() && !text.takes(ended, end == '\r', frames)) {
            frames.accept(new Frame.Line(ended));
        }
    }

    /**
     * Takes {@code +MSUB: "topic",10 byte,} for the header it is. The line buffer ends with a comma. Older firmware
     * leaves the quotes out, and the blank after the colon.
     */
    private void announceMessage(Consumer<Frame> frames) {
        int unit = lineLength - 1 - LENGTH_UNIT.length;
        if (unit <= messageHeader.length
                || !Arrays.equals(line, 0, messageHeader.length, messageHeader, 0, messageHeader.length)
                || !Arrays.equals(line, unit, lineLength - 1, LENGTH_UNIT, 0, LENGTH_UNIT.length)) {
            return;
        }
        int digits = unit;
        while (digits > 0 && isDigit(line[digits - 1])) {
            digits--;
        }
        if (digits == unit || line[digits - 1] != ',') {
            return;
        }
        long announced = 0;
        for (int i = digits; i < unit && announced <= LONGEST_PAYLOAD; i++) {
            announced = 10 * announced + line[i] - '0';
        }
        int start = messageHeader.length;
        while (line[start] == ' ') {
            start++;
        }
        int end = digits - 1;
        if (start < end && line[start] == '"') {
            if (end - start < 2 || line[end - 1] != '"') {
                return;
            }
            start++;
            end--;
        }
        beginMessage(announced, new String(line, start, Math.max(end - start, 0), StandardCharsets.UTF_8), frames);
    }

    private void beginMessage(long announced, String announcedTopic, Consumer<Frame> frames) {
        if (announced > LONGEST_PAYLOAD) {
            discardLine(frames);
            return;
        }
        header = new String(line, 0, lineLength, StandardCharsets.UTF_8).strip();
        topic = announcedTopic;
        payloadLength = (int) announced;
        received = 0;
        lineLength = 0;
        mode = announced > messageLimit ? Mode.OVERLONG_MESSAGE : Mode.MESSAGE;
        payload = new byte[mode == Mode.MESSAGE ? payloadLength : 0];
        if (payloadLength == 0) {
            endMessage(frames);
        }
    }

    private int feedMessage(byte[] bytes, int from, int length, Consumer<Frame> frames) {
        int count = Math.min(length - from, payloadLength - received);
        if (mode == Mode.MESSAGE) {
            System.arraycopy(bytes, from, payload, received, count);
        }
        received += count;
        if (received == payloadLength) {
            endMessage(frames);
        }
        return from + count;
    }

    private void endMessage(Consumer<Frame> frames) {
        Frame frame = mode == Mode.MESSAGE
                ? new Frame.Message(header, topic, payload)
                : new Frame.Discarded(received, "a message over the limit of " + messageLimit + " bytes");
        mode = Mode.LINE;
        payload = NOTHING;
        frames.accept(frame);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
