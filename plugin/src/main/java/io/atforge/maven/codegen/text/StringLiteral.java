package io.atforge.maven.codegen.text;

/** Writes any text as a Java string literal. */
public final class StringLiteral {

    private StringLiteral() {}

    /**
     * Writes a text. Not left to the library: its {@code $S} gives code that does not compile for U+2028
     * (palantir/javapoet#324).
     *
     * @param text any text
     * @return the literal with its quotes
     */
    public static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> literal.append(escape(c)));
        return literal.append('"').toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> unicodeEscapes(c);
                    default -> Character.toString(c);
                };
        };
    }

    private static String unicodeEscapes(int c) {
        StringBuilder escapes = new StringBuilder();
        for (char unit : Character.toChars(c)) {
            escapes.append(String.format("\\u%04x", (int) unit));
        }
        return escapes.toString();
    }
}
