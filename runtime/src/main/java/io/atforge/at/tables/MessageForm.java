package io.atforge.at.tables;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.FormReader.Field;
import io.atforge.at.tables.FormReader.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What announces a message, or a part of one, as literal text and fields: {@code +MSUB: <topic>,<length> byte,<body>}.
 * Immutable.
 *
 * <p>A modem may put blanks after a colon and a comma, or leave them out; only what stands directly before the body is
 * exact, as the next byte is the body's. A topic may stand in quotes, or not, where the form itself has none.
 */
public final class MessageForm {

    private final String text;
    private final Piece[] pieces;

    /** Which of the pieces is the topic; as many as there are if none is. */
    private final int topic;

    private final boolean ownLine;
    private final boolean bodyInQuotes;

    /** A text after the length, as in {@code 10 byte,}: such a line is no accident, whatever the topic holds. */
    private final boolean hasUnit;

    /**
     * What a form found in a line.
     *
     * @param topicStart  where the topic starts, in bytes from the start of the line
     * @param topicEnd    where it ends
     * @param topicLength how long the topic is, as a field of its own says it, in bytes; 0 without one
     * @param length      how long the body is, in bytes; 0 where the form has no such field
     */
    public record Announced(int topicStart, int topicEnd, int topicLength, int length) {}

    MessageForm(String text, List<Piece> pieces, boolean ownLine, boolean bodyInQuotes) {
        this.text = text;
        this.pieces = pieces.toArray(Piece[]::new);
        this.ownLine = ownLine;
        this.bodyInQuotes = bodyInQuotes;
        this.topic = FormReader.indexOf(pieces, Field.TOPIC);
        int unit = FormReader.indexOf(pieces, Field.LENGTH) + 1;
        this.hasUnit = unit < pieces.size() && pieces.get(unit).text().length > 1;
    }

    /**
     * Reads the form of a header that a body follows.
     *
     * @param text the form: fields {@code <skip>}, {@code <topic>}, {@code <length>}, then {@code <body>} or
     *             {@code "<body>"}, on the next line where {@code <line>} stands before it
     * @return the form
     * @throws InvalidArgumentException if it is malformed; the message quotes it and says what to write
     */
    public static MessageForm header(String text) {
        return new FormReader(text).header();
    }

    static MessageForm line(String text, Field... required) {
        return new FormReader(text).line(required);
    }

    /**
     * Whether a header ends with its line.
     *
     * @return true if the body, if there is one, starts on the next line
     */
    public boolean isOwnLine() {
        return ownLine;
    }

    /**
     * Whether the body may stand in quotes, which its length does not count.
     *
     * @return true if both readings must be tried
     */
    public boolean mayBeInQuotes() {
        return bodyInQuotes;
    }

    /** Texts are cut after each colon and comma. */
    Piece[] pieces() {
        return pieces;
    }

    int topic() {
        return topic;
    }

    boolean hasUnit() {
        return hasUnit;
    }

    /** The byte that ends a header on the line of its body. */
    byte lastByte() {
        byte[] last = pieces[pieces.length - 1].text();
        return last[last.length - 1];
    }

    /**
     * Looks for the form in a line.
     *
     * @param line   holds the line from its start
     * @param length how much of it is there: up to the line's end, or to the byte before a body
     * @return what it announces; empty if it is another line
     */
    public Optional<Announced> match(byte[] line, int length) {
        int end = length;
        while (ownLine && end > 0 && line[end - 1] == ' ') {
            end--;
        }
        // most lines are told apart by what they end and start with, without anything made
        if (!endsLike(line, end) || !startsLike(line, end)) {
            return Optional.empty();
        }
        return new FormMatch(this, line, end).announced();
    }

    private boolean endsLike(byte[] line, int length) {
        Piece last = pieces[pieces.length - 1];
        if (last.field() != Field.TEXT) {
            return length > 0 && (last.field() == Field.SKIP || isDigit(line[length - 1]));
        }
        byte[] end = last.text();
        int before = length - end.length;
        if (before <= 0 || !Arrays.equals(line, before, length, end, 0, end.length)) {
            return before == 0 && pieces.length == 1;
        }
        // one comma is like the other: few have a length before them
        return pieces.length == 1 || pieces[pieces.length - 2].field() != Field.LENGTH || isDigit(line[before - 1]);
    }

    private boolean startsLike(byte[] line, int length) {
        byte[] start = pieces[0].text();
        return length >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageForm form && form.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The form as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
