package io.atforge.at;

import io.atforge.at.tables.AtTables;
import io.atforge.internal.framing.MessageReader;
import io.atforge.internal.framing.MessageSink;
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

    private static final byte[] NOTHING = new byte[0];

    private enum Mode {
        LINE,
        OVERLONG_LINE
    }

    /** What is read of messages, as frames. */
    private record MessageFrames(Consumer<Frame> frames) implements MessageSink {

        @Override
        public void message(String header, String topic, byte[] payload) {
            frames.accept(new Frame.Message(header, topic, payload));
        }

        @Override
        public void discarded(long bytes, String reason) {
            frames.accept(new Frame.Discarded(bytes, reason));
        }
    }

    private final MessageReader messages;
    private final TextReader text;
    private final RecentLines recent = new RecentLines();
    private final byte[] line;
    private int lineLength;
    private Mode mode = Mode.LINE;
    private int noise;

    private byte[] prompt = NOTHING;
    private byte[] echo = NOTHING;
    private int echoed;
    private MessageFrames sink = new MessageFrames(frame -> {});

    /**
     * Creates a framer at the start of a line.
     *
     * @param tables the limits, and what announces a message
     */
    public Framer(AtTables tables) {
        this.messages = new MessageReader(tables.messages(), tables.messageLimit(), tables.lineLimit());
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
        return messages.isWaiting() || text.isReading() || echoed > 0;
    }

    /**
     * Gives up waiting: drops a message that stopped short, and takes for text what only began like an echo. Where more
     * had only to tell how a message ends, it is complete.
     *
     * @param frames takes the frames that come of it
     */
    public void giveUpWaiting(Consumer<Frame> frames) {
        if (messages.isWaiting()) {
            messages.giveUp(sink(frames));
        }
        if (text.isReading()) {
            text.giveUp(frames);
        } else if (echoed > 0) {
            noEcho(frames);
        }
    }

    private MessageFrames sink(Consumer<Frame> frames) {
        if (!sink.frames().equals(frames)) {
            sink = new MessageFrames(frames);
        }
        return sink;
    }

    /** Forgets everything, as after the port was opened anew. */
    public void reset() {
        mode = Mode.LINE;
        lineLength = 0;
        noise = 0;
        messages.reset();
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
            if (messages.isReading()) {
                position = messages.feed(bytes, position, length, sink(frames));
                feedLeftover(frames);
            } else if (text.isReading()) {
                position = text.feed(bytes, position, length, frames);
            } else if (echo.length > 0) {
                position = feedEcho(bytes, position, length, frames);
            } else {
                position = feedLine(bytes, position, length, frames);
            }
        }
    }

    /** A quote around a message is told from one within it by what comes after. */
    private void feedLeftover(Consumer<Frame> frames) {
        byte[] leftover = messages.leftover();
        if (leftover.length > 0) {
            feed(leftover, leftover.length, frames);
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
        while (position < length && !messages.isReading() && !text.isReading()) {
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
        if (messages.mayEndHeader(b)) {
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
        int length = mode == Mode.LINE ? lineLength : 0;
        mode = Mode.LINE;
        lineLength = 0;
        if (length == 0 || messages.takesWhole(line, length, end == '\r', sink(frames)) != MessageReader.Line.OTHER) {
            return;
        }
        String ended = recent.text(line, length);
        if (!ended.isEmpty() && !text.takes(ended, end == '\r', frames)) {
            frames.accept(new Frame.Line(ended));
        }
    }

    private void announceMessage(Consumer<Frame> frames) {
        int length = lineLength;
        MessageReader.Line taken = messages.takes(line, length, sink(frames));
        if (taken == MessageReader.Line.TOO_LONG) {
            mode = Mode.OVERLONG_LINE;
        } else if (taken == MessageReader.Line.HEADER) {
            lineLength = 0;
        }
    }
}
