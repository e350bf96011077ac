package io.atforge.maven.report;

/**
 * Text of others, fit to be shown to strangers: a report is sent on to people who help. What is no visible character
 * stands as an escape, and what names a person or a card is masked. Markup is harmless as {@link Markup} writes it.
 */
public final class ShownText {

    /** A line of the modem may have 8,192 characters; who looks for one has the console. */
    private static final int LONGEST = 2000;

    private ShownText() {}

    /**
     * Makes a text fit.
     *
     * @param text what a modem, a platform or a user said; hostile until proven otherwise
     * @return the text on one line, shortened if it is long
     */
    public static String of(String text) {
        String masked = PersonalData.masked(text);
        StringBuilder shown = new StringBuilder(masked.length());
        masked.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        return masked.codePointCount(0, masked.length()) > LONGEST ? shown + " ..." : shown.toString();
    }

    /** Invisible characters turn text round or hide it, and some are none in HTML. */
    private static void append(StringBuilder shown, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(c < 0x100 ? "\\x%02X" : "\\u%04X", c));
            default -> shown.appendCodePoint(c);
        }
    }
}
