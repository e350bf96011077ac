package io.atforge.internal.framing;

import io.atforge.at.tables.MessageForm;
import io.atforge.at.tables.MessageForm.Announced;
import io.atforge.at.tables.MessageForms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads the messages that a family's {@link MessageForms} announce, so that no byte of one is taken for a line. A pure
 * state machine: no thread, no clock; part of the framer. Memory is bounded by the limits.
 */
public final class MessageReader {

    private static final byte[] NOTHING = new byte[0];

    /** What a line is. */
    public enum Line {
        /** No header. */
        OTHER,
        /** A header: it is taken, and what comes next is for this reader while it {@link #isReading reads}. */
        HEADER,
        /** It announces more than any message has: it was told as discarded, and what comes next is no message. */
        TOO_LONG
    }

    private final MessageForms forms;
    private final int limit;
    private final BodyReader body = new BodyReader();
    private final Optional<PartsReader> parts;

    private String header = "";
    private String topic = "";
    private byte[] payload = NOTHING;
    private boolean overlong;
    private int announced;

    /**
     * A reader that reads nothing yet.
     *
     * @param forms      what announces a message
     * @param limit      the longest payload, in bytes; a longer one is discarded
     * @param topicLimit the longest topic of a message in parts, in bytes; others are bounded by their line
     */
    public MessageReader(MessageForms forms, int limit, int topicLimit) {
        this.forms = forms;
        this.limit = limit;
        this.parts = forms.parts().map(known -> new PartsReader(known, body, limit, topicLimit));
    }

    /**
     * Whether a line so far may be a header, as it ends with this byte. Asked for every byte.
     *
     * @param b the byte
     * @return true if {@link #takes} must be asked
     */
    public boolean mayEndHeader(byte b) {
        return forms.mayEndHeader(b);
    }

    /**
     * Whether what comes next is for {@link #feed}.
     *
     * @return true within a body
     */
    public boolean isReading() {
        return body.isReading();
    }

    /**
     * Whether more must come: the rest of a body, or the parts of a message that has begun.
     *
     * @return true if more bytes are due
     */
    public boolean isWaiting() {
        return body.isReading() || parts.isPresent() && parts.get().isCollecting();
    }

    /**
     * Takes the start of a line, if it announces a message whose body follows on the line.
     *
     * @param line   holds the line
     * @param length how much of it has come
     * @param sink   takes a message without a body
     * @return what it is
     */
    public Line takes(byte[] line, int length, MessageSink sink) {
        return takes(forms.sameLine(), line, length, false, sink);
    }

    /**
     * Takes a whole line, if it announces a message whose body follows on the next, or belongs to a message in parts.
     *
     * @param line      holds the line
     * @param length    how long it is, without its end
     * @param endedByCr whether a line feed may still belong to its end
     * @param sink      takes what ends with the line
     * @return what it is
     */
    public Line takesWhole(byte[] line, int length, boolean endedByCr, MessageSink sink) {
        Line whole = takes(forms.ownLine(), line, length, endedByCr, sink);
        return whole == Line.OTHER && parts.isPresent() && parts.get().takes(line, length, endedByCr, sink)
                ? Line.HEADER
                : whole;
    }

    private Line takes(List<MessageForm> known, byte[] line, int length, boolean endedByCr, MessageSink sink) {
        for (int i = 0; i < known.size(); i++) {
            Optional<Announced> found = known.get(i).match(line, length);
            if (found.isPresent()) {
                return begin(known.get(i), found.get(), line, length, endedByCr, sink);
            }
        }
        return Line.OTHER;
    }

    private Line begin(
            MessageForm form, Announced found, byte[] line, int length, boolean endedByCr, MessageSink sink) {
        if (found.length() > MessageForms.LONGEST) {
            sink.discarded(length, "a header that announces more than " + MessageForms.LONGEST + " bytes");
            return Line.TOO_LONG;
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        header = form.isOwnLine() ? text + " " : text;
        topic = new String(line, found.topicStart(), found.topicEnd() - found.topicStart(), StandardCharsets.UTF_8);
        announced = found.length();
        overlong = announced > limit;
        payload = overlong ? NOTHING : new byte[announced];
        body.begin(announced, endedByCr, form.mayBeInQuotes(), payload, 0);
        if (!body.isReading()) {
            end(sink);
        }
        return Line.HEADER;
    }

    /**
     * Takes bytes of a body.
     *
     * @param bytes  holds the bytes
     * @param from   where they start
     * @param length where they end; after the start
     * @param sink   takes what is complete
     * @return where those end that were taken
     */
    public int feed(byte[] bytes, int from, int length, MessageSink sink) {
        int position = body.feed(bytes, from, length);
        if (!body.isReading()) {
            bodyEnded(sink);
        }
        return position;
    }

    private void bodyEnded(MessageSink sink) {
        if (parts.isPresent() && parts.get().isWithinPart()) {
            parts.get().partEnded();
        } else {
            end(sink);
        }
    }

    private void end(MessageSink sink) {
        String endedHeader = header;
        String endedTopic = topic;
        byte[] ended = payload;
        forget();
        if (overlong) {
            sink.discarded(body.received(), "a message over the limit of " + limit + " bytes");
        } else {
            sink.message(endedHeader, endedTopic, ended);
        }
    }

    /**
     * Gives up waiting: drops a message that stopped short.
     *
     * @param sink takes what comes of it
     */
    public void giveUp(MessageSink sink) {
        if (parts.isPresent() && parts.get().isCollecting()) {
            body.giveUp();
            parts.get().giveUp(sink);
        } else if (body.isReading()) {
            if (body.giveUp()) {
                end(sink);
            } else {
                forget();
                sink.discarded(body.received(), "a message of " + announced + " bytes stopped short");
            }
        }
    }

    /**
     * The bytes that were taken last and are no message's, once: they were needed to tell where it ends.
     *
     * @return the bytes, mostly none
     */
    public byte[] leftover() {
        return body.leftover();
    }

    /** Forgets everything. */
    public void reset() {
        body.reset();
        parts.ifPresent(PartsReader::reset);
        forget();
    }

    private void forget() {
        header = "";
        topic = "";
        payload = NOTHING;
    }
}
