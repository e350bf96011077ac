package io.atforge.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the format of {@link java.util.Properties#load(java.io.Reader)}, and remembers where each character of a key and
 * a value stands: a value may go over several lines, and have escapes.
 */
final class PropertyLines {

    private static final int UNICODE_DIGITS = 4;

    /** A key and its value. */
    record Property(LocatedText key, LocatedText value) {}

    private final FolderFile file;
    private final String text;
    private int position;

    /** A line, put together from those that end with a backslash. */
    private final StringBuilder line = new StringBuilder();

    private final List<Integer> offsets = new ArrayList<>();

    private PropertyLines(FolderFile file) {
        this.file = file;
        this.text = file.text();
    }

    /** All properties in the order of the file; a malformed escape is a mistake. */
    static List<Property> read(FolderFile file) {
        PropertyLines lines = new PropertyLines(file);
        List<Property> properties = new ArrayList<>();
        while (lines.next()) {
            properties.add(lines.property());
        }
        return properties;
    }

    private boolean next() {
        line.setLength(0);
        offsets.clear();
        boolean escaped = false;
        skipBlanks();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (line.length() == 0 && (c == '#' || c == '!')) {
                skipComment();
                skipBlanks();
            } else if (!isLineEnd(c)) {
                line.append(c);
                offsets.add(position++);
                escaped = c == '\\' && !escaped;
            } else {
                skipLineEnd();
                if (escaped) {
                    line.setLength(line.length() - 1);
                    offsets.remove(offsets.size() - 1);
                    escaped = false;
                } else if (line.length() > 0) {
                    return true;
                }
                skipBlanks();
            }
        }
        if (escaped) {
            line.setLength(line.length() - 1);
            offsets.remove(offsets.size() - 1);
        }
        return line.length() > 0;
    }

    private void skipComment() {
        while (position < text.length() && !isLineEnd(text.charAt(position))) {
            position++;
        }
    }

    private void skipLineEnd() {
        position += text.startsWith("\r\n", position) ? 2 : 1;
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private Property property() {
        int keyEnd = 0;
        boolean escaped = false;
        while (keyEnd < line.length() && (escaped || !endsKey(line.charAt(keyEnd)))) {
            escaped = line.charAt(keyEnd) == '\\' && !escaped;
            keyEnd++;
        }
        int valueStart = keyEnd;
        boolean separated = false;
        while (valueStart < line.length()
                && (isBlank(line.charAt(valueStart)) || !separated && isSeparator(line.charAt(valueStart)))) {
            separated |= isSeparator(line.charAt(valueStart));
            valueStart++;
        }
        return new Property(unescape(0, keyEnd), unescape(valueStart, line.length()));
    }

    private LocatedText unescape(int from, int to) {
        StringBuilder plain = new StringBuilder();
        int[] places = new int[to - from + 1];
        int i = from;
        while (i < to) {
            places[plain.length()] = offsets.get(i);
            char c = line.charAt(i++);
            if (c == '\\' && i < to) {
                c = line.charAt(i++);
                if (c == 'u') {
                    c = unicode(i, to);
                    i = Math.min(i + UNICODE_DIGITS, to);
                } else {
                    c = unescaped(c);
                }
            }
            plain.append(c);
        }
        places[plain.length()] = to == 0 ? offsets.get(0) : offsets.get(to - 1) + 1;
        return new LocatedText(file, plain.toString(), Arrays.copyOf(places, plain.length() + 1));
    }

    private char unicode(int from, int to) {
        String digits = line.substring(from, Math.min(from + UNICODE_DIGITS, to));
        if (digits.matches("[0-9A-Fa-f]{4}")) {
            return (char) Integer.parseInt(digits, 16);
        }
        file.mistake(
                offsets.get(from - 2),
                "malformed escape \\u" + digits + "; write four hex digits, or \\\\ for a backslash");
        return '?';
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private static boolean endsKey(char c) {
        return isSeparator(c) || isBlank(c);
    }

    private static boolean isSeparator(char c) {
        return c == '=' || c == ':';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
