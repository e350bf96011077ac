package io.atforge.at.tables;

import io.atforge.at.tables.FormReader.Field;
import io.atforge.at.tables.FormReader.Piece;
import io.atforge.at.tables.MessageForm.Announced;
import java.util.List;
import java.util.Optional;

/**
 * A {@link MessageForm} laid on a line. It is matched from both sides: what stands between is the topic, whatever it
 * holds.
 */
final class FormMatch {

    private final MessageForm form;
    private final List<Piece> pieces;
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
        for (int i = pieces.size() - 1; i > form.topic(); i--) {
            if (!takeLast(i)) {
                return Optional.empty();
            }
        }
        for (int i = 0; i < form.topic(); i++) {
            if (!takeFirst(i)) {
                return Optional.empty();
            }
        }
        boolean isWhole = form.topic() < pieces.size() ? trimTopic() : from == to;
        return isWhole ? Optional.of(new Announced(from, to, topicLength, length)) : Optional.empty();
    }

    private boolean takeFirst(int index) {
        Piece piece = pieces.get(index);
        switch (piece.field()) {
            case TEXT:
                return takeFirst(piece.text());
            case SKIP:
                while (from < to && !isNext(index + 1)) {
                    from++;
                }
                return true;
            default:
                int start = from;
                while (from < to && MessageForm.isDigit(line[from])) {
                    from++;
                }
                takeNumber(piece.field(), start, from);
                return from > start;
        }
    }

    private boolean isNext(int index) {
        return index < pieces.size() && line[from] == pieces.get(index).text()[0];
    }

    private boolean takeFirst(byte[] expected) {
        for (byte b : expected) {
            if (from == to || line[from] != b) {
                return false;
            }
            from++;
            while (MessageForm.isSeparator(b) && from < to && line[from] == ' ') {
                from++;
            }
        }
        return true;
    }

    private boolean takeLast(int index) {
        Piece piece = pieces.get(index);
        switch (piece.field()) {
            case TEXT:
                return takeLast(piece.text(), index == pieces.size() - 1 && !form.isOwnLine());
            case SKIP:
                byte[] before = pieces.get(index - 1).text();
                while (to > 0 && line[to - 1] != before[before.length - 1]) {
                    to--;
                }
                return true;
            default:
                int end = to;
                while (to > 0 && MessageForm.isDigit(line[to - 1])) {
                    to--;
                }
                takeNumber(piece.field(), to, end);
                return to < end;
        }
    }

    private boolean takeLast(byte[] expected, boolean exactEnd) {
        for (int i = expected.length - 1; i >= 0; i--) {
            boolean exact = exactEnd && i == expected.length - 1;
            while (!exact && MessageForm.isSeparator(expected[i]) && to > 0 && line[to - 1] == ' ') {
                to--;
            }
            if (to == 0 || line[to - 1] != expected[i]) {
                return false;
            }
            to--;
        }
        return true;
    }

    private void takeNumber(Field field, int start, int end) {
        int number = 0;
        for (int i = start; i < end && number < MessageForms.LONGEST; i++) {
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
        byte next = pieces.get(form.topic() + 1).text()[0];
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
