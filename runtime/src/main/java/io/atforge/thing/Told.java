package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.util.Collection;
import java.util.Map;

/** What is said of a value that is refused: on one line, of bounded length, whatever the value is. */
final class Told {

    /** Code points of a value that a message quotes; enough to know it again. */
    private static final int QUOTED = 40;

    private Told() {}

    static InvalidArgumentException refused(String name, String what) {
        return new InvalidArgumentException(masked(name) + ": " + what);
    }

    /** A value of JSON or of Java, as messages show it. */
    static String value(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof Collection<?> elements) {
            return "an array of " + elements.size();
        }
        return value instanceof CharSequence text ? "\"" + cut(text.toString()) + "\"" : cut(value.toString());
    }

    /** A value with the unit of its type. */
    static String value(Object value, String unit) {
        return unit.isEmpty() ? value(value) : value(value) + " " + cut(unit);
    }

    /** A text without what ends a line, turns its direction or is not seen. */
    static String masked(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    shown.append("\\u{").append(Integer.toHexString(c)).append('}');
                default -> shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= QUOTED) {
            return masked(text);
        }
        return masked(text.substring(0, text.offsetByCodePoints(0, QUOTED))) + "…";
    }
}
