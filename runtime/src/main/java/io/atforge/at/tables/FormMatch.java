package io.atforge.at.tables;

import io.atforge.at.tables.FormReader.Field;
import io.atforge.at.tables.FormReader.Piece;
import io.atforge.at.tables.MessageForm.Announced;
import java.util.Arrays;
import java.util.Optional;

/**
 * A {@link MessageForm} laid on a line. It is matched from both sides: what stands between is the topic, whatever it
 * holds.
 */
final class FormMatch {

    private final MessageForm form;
    private final Piece[] pieces;
    private final byte[] line;

    /** What is left to be matched. */
    private int from;

    private int to;
    private int topicLength;
    private int length;

    FormMatch(MessageForm form, byte[] line, int length) {
        this.form = form;
        this.pieces = form.pieces();
        this.line = line;
        this.to = length;
    }

    Optional<Announced> announced() {
        for (int i = pieces.length - 1; i > form.topic(); i--) {
            if (!takeLast(i)) {
                return Optional.empty();
            }
        }
        for (int i = 0; i < form.topic(); i++) {
            if (!takeFirst(i)) {
                return Optional.empty();
            }
        }
        boolean isWhole = form.topic() < pieces.length ? trimTopic() : from == to;
        return isWhole ? Optional.of(new Announced(from, to, topicLength, length)) : Optional.empty();
    }

    private boolean takeFirst(int index) {
        Piece piece = pieces[index];
        return switch (piece.field()) {
            case TEXT -> takeFirstText(piece);
            case SKIP -> skipFirst(index + 1);
            default -> takeFirstNumber(piece.field());
        };
    }

    private boolean skipFirst(int next) {
        while (from < to && !isNext(next)) {
            from++;
        }
        return true;
    }

    private boolean takeFirstNumber(Field field) {
        int start = from;
        while (from < to && MessageForm.isDigit(line[from])) {
            from++;
        }
        takeNumber(field, start, from);
        return from > start;
    }

    private boolean isNext(int index) {
        return index < pieces.length && line[from] == pieces[index].text()[0];
    }

    private boolean takeFirstText(Piece piece) {
        byte[] expected = piece.text();
        int end = from + expected.length;
        if (end > to || !Arrays.equals(line, from, end, expected, 0, expected.length)) {
            return false;
        }
        from = end;
        while (piece.mayBlanksFollow() && from < to && line[from] == ' ') {
            from++;
        }
        return true;
    }

    private boolean takeLast(int index) {
        Piece piece = pieces[index];
        return switch (piece.field()) {
            case TEXT -> takeLastText(piece);
            case SKIP -> skipLast(pieces[index - 1].text());
            default -> takeLastNumber(piece.field());
        };
    }

    private boolean skipLast(byte[] before) {
        while (to > 0 && line[to - 1] != before[before.length - 1]) {
            to--;
        }
        return true;
    }

    private boolean takeLastNumber(Field field) {
        int end = to;
        while (to > 0 && MessageForm.isDigit(line[to - 1])) {
            to--;
        }
        takeNumber(field, to, end);
        return to < end;
    }

    private boolean takeLastText(Piece piece) {
        while (piece.mayBlanksFollow() && to > 0 && line[to - 1] == ' ') {
            to--;
        }
        byte[] expected = piece.text();
        int start = to - expected.length;
        if (start < 0 || !Arrays.equals(line, start, to, expected, 0, expected.length)) {
            return false;
        }
        to = start;
        return true;
    }

    private void takeNumber(Field field, int start, int end) {
        int number = 0;
        for (int i = start; i < end && number <= MessageForms.LONGEST; i++) {
            number = 10 * number + line[i] - '0';
        }
        if (field == Field.TOPIC_LENGTH) {
            topicLength = number;
        } else {
            length = number;
        }
    }

    /**
     * Takes the quotes off. A topic does not hold what ends it: else numbers that look like topic and length, or
     * text of a payload whose header was none, would be taken for a message.
     */
    private boolean trimTopic() {
        boolean quoted = from < to && line[from] == '"';
        if (from > to || quoted && (to - from < 2 || line[to - 1] != '"')) {
            return false;
        }
        byte next = pieces[form.topic() + 1].text()[0];
        if (quoted) {
            from++;
            to--;
        }
        for (int i = from; !form.hasUnit() && i < to; i++) {
            if (line[i] == next && (!quoted || i > from && line[i - 1] == '"')) {
                return false;
            }
        }
        return true;
    }
}
