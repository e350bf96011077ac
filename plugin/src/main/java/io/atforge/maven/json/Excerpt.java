package io.atforge.maven.json;

/** A part of a user's text that fits into a message. */
public final class Excerpt {

    /** An identifier has at most 50 characters: one of them is shown whole, with room for a mistake. */
    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    /**
     * Cuts a text.
     *
     * @param text the text; hostile
     * @return the text, or its beginning and {@code …}
     */
    public static String of(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "…";
    }
}
