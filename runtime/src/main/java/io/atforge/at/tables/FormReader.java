package io.atforge.at.tables;

import io.atforge.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link MessageForm} from its text. */
final class FormReader {

    private static final Pattern FIELD = Pattern.compile("<([^<>]*)>");

    /** The modem may leave them out. */
    private static final Pattern OPTIONAL_BLANKS = Pattern.compile("(?<=[:,]) +");

    private static final Pattern OPTIONAL_BLANKS_WITHIN = Pattern.compile("(?<=[:,]) +(?! |$)");
    private static final Pattern AFTER_SEPARATOR = Pattern.compile("(?<=[:,])");
    private static final Pattern DIGIT_FIRST = Pattern.compile("\\d.*");
    private static final Pattern DIGIT_LAST = Pattern.compile(".*\\d");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

    private static final String BODY = "<body>";
    private static final String QUOTED_BODY = "\"<body>\"";
    private static final String LINE = "<line>";

    /** What a piece of a form stands for. */
    enum Field {
        /** Itself. */
        TEXT(""),
        /** Any text up to the next piece. */
        SKIP("skip"),
        /** The topic. */
        TOPIC("topic"),
        /** The length of the topic, in bytes. */
        TOPIC_LENGTH("topicLength"),
        /** The length of the body, in bytes. */
        LENGTH("length");

        private final String id;

        Field(String id) {
            this.id = id;
        }

        boolean isNumber() {
            return this == TOPIC_LENGTH || this == LENGTH;
        }

        @Override
        public String toString() {
            return "<" + id + ">";
        }
    }

    /** A piece of a form. A text has its bytes, up to a colon or comma, or to a field; a field has none. */
    record Piece(Field field, byte[] text) {

        /** The modem may print blanks there, or none. */
        boolean mayBlanksFollow() {
            byte last = text[text.length - 1];
            return last == ':' || last == ',';
        }
    }

    private final String form;
    private final List<Piece> pieces = new ArrayList<>();

    FormReader(String form) {
        this.form = form.strip();
    }

    /** The place of a field; the number of the pieces if it is not there. */
    static int indexOf(List<Piece> pieces, Field field) {
        int index = 0;
        while (index < pieces.size() && pieces.get(index).field() != field) {
            index++;
        }
        return index;
    }

    MessageForm header() {
        boolean inQuotes = form.endsWith(QUOTED_BODY);
        if (!inQuotes && !form.endsWith(BODY)) {
            throw malformed("write " + BODY + " or " + QUOTED_BODY + " at its end");
        }
        String header = form.substring(0, form.length() - (inQuotes ? QUOTED_BODY : BODY).length());
        boolean ownLine = header.endsWith(LINE);
        if (ownLine) {
            header = header.substring(0, header.length() - LINE.length());
        }
        read(header, !ownLine, Set.of(Field.TOPIC, Field.LENGTH));
        if (indexOf(pieces, Field.LENGTH) < indexOf(pieces, Field.TOPIC)) {
            throw malformed("<topic> must stand before <length>");
        }
        if (!ownLine && last() != Field.TEXT) {
            throw malformed("write what stands between " + last() + " and " + BODY + ": a text, or " + LINE);
        }
        return new MessageForm(form, pieces, ownLine, inQuotes);
    }

    MessageForm line(Field... required) {
        read(form, false, Set.of(required));
        return new MessageForm(form, pieces, true, false);
    }

    /**
     * Cuts the form into pieces.
     *
     * @param exactEnd whether blanks at the end are there, as the body follows them
     * @param required the fields that must be there once
     */
    private void read(String text, boolean exactEnd, Set<Field> required) {
        Matcher matcher = FIELD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            addText(OPTIONAL_BLANKS
                    .matcher(text.substring(end, matcher.start()))
                    .replaceAll(""));
            addField(matcher.group(1), required);
            end = matcher.end();
        }
        Pattern blanks = exactEnd ? OPTIONAL_BLANKS_WITHIN : OPTIONAL_BLANKS;
        addText(blanks.matcher(text.substring(end)).replaceAll(""));
        if (pieces.isEmpty() || pieces.get(0).field() != Field.TEXT) {
            throw malformed("it must begin with the text that such a line begins with");
        }
        for (Field field : new TreeSet<>(required)) {
            long count = pieces.stream().filter(piece -> piece.field() == field).count();
            if (count != 1) {
                throw malformed((count == 0 ? "it has no " : "it has more than one ") + field);
            }
        }
    }

    private void addText(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (text.contains("<") || text.contains(">")) {
            throw malformed("< and > stand around the name of a field");
        }
        if (!PRINTABLE.matcher(text).matches()) {
            throw malformed("its text must be of printable ASCII characters");
        }
        if (!pieces.isEmpty() && last().isNumber() && DIGIT_FIRST.matcher(text).matches()) {
            throw malformed("the digit after " + last() + " cannot be told from it");
        }
        for (String piece : AFTER_SEPARATOR.split(text)) {
            pieces.add(new Piece(Field.TEXT, piece.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private void addField(String id, Set<Field> required) {
        Set<Field> known = new TreeSet<>(required);
        known.add(Field.SKIP);
        Field field = known.stream()
                .filter(any -> any.id.equals(id))
                .findFirst()
                .orElseThrow(() -> malformed("there is no field <" + id + "> in this place; there are " + known));
        if (!pieces.isEmpty()) {
            if (last() != Field.TEXT) {
                throw malformed("write the text that stands between " + last() + " and " + field);
            }
            String before = new String(pieces.get(pieces.size() - 1).text(), StandardCharsets.US_ASCII);
            if (field.isNumber() && DIGIT_LAST.matcher(before).matches()) {
                throw malformed("the digit before " + field + " cannot be told from it");
            }
        }
        pieces.add(new Piece(field, new byte[0]));
    }

    private Field last() {
        return pieces.get(pieces.size() - 1).field();
    }

    private InvalidArgumentException malformed(String what) {
        return new InvalidArgumentException("malformed form of a message '" + form + "': " + what);
    }
}
