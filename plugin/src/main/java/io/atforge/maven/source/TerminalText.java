package io.atforge.maven.source;

import java.util.regex.Pattern;

/** Text of others for a terminal: one line, which neither steers the terminal nor turns the direction of writing. */
public final class TerminalText {

    /** Controls with those of C1, what formats and joins unseen, and the two line ends that are no controls. */
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private TerminalText() {}

    /**
     * Makes a text harmless.
     *
     * @param text what a user wrote or a program printed
     * @return the text with a question mark for each character that would do more than be seen; a blank for a tab
     */
    public static String of(String text) {
        return STEERING.matcher(text.replace('\t', ' ')).replaceAll("?");
    }
}
