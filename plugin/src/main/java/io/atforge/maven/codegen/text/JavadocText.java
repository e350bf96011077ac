package io.atforge.maven.codegen.text;

/** Makes any text plain text in a Java comment: no end of the comment, no tag, no escape, no line of its own. */
public final class JavadocText {

    private JavadocText() {}

    /**
     * Escapes a text.
     *
     * @param text any text
     * @return one line for a Java comment
     */
    public static String of(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append(escape(c)));
        return escaped.toString().replaceAll(" {2,}", " ").strip();
    }

    /**
     * Puts what the user says of something before its facts, if there is anything.
     *
     * @param facts       the facts, for Javadoc
     * @param description what the user says; any text
     * @return Javadoc
     */
    public static String before(String facts, String description) {
        String escaped = of(description);
        return escaped.isEmpty() ? facts : escaped + "\n\n<p>" + facts;
    }

    private static String escape(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> "&#64;";
            // The compiler reads Unicode escapes in comments too: one of them could end the comment.
            case '\\' -> "&#92;";
            case '*' -> "&#42;";
            default ->
                switch (Character.getType(c)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
                    // Bidirectional overrides would show a reader other code than the compiler sees (CVE-2021-42574).
                    case Character.FORMAT, Character.SURROGATE -> String.format("U+%04X", c);
                    default -> Character.toString(c);
                };
        };
    }
}
