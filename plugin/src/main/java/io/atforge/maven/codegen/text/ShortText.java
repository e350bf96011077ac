package io.atforge.maven.codegen.text;

/** Cuts what a user's text may have too much of for a Java file. */
public final class ShortText {

    private ShortText() {}

    /**
     * Cuts a text between two characters, never inside of one.
     *
     * @param text any text
     * @param most the most code points that stay
     * @return the text, or its beginning and {@code …}
     */
    public static String of(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? text.substring(0, text.offsetByCodePoints(0, most)) + "…"
                : text;
    }
}
