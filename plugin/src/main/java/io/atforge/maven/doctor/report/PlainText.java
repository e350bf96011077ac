package io.atforge.maven.doctor.report;

import io.atforge.trace.Printable;
import java.util.regex.Pattern;

/** Text of strangers for a terminal or a page: one line, and no character that does anything but be seen. */
public final class PlainText {

    private static final int LONGEST = 300;

    /** Those that turn the direction of writing, join what does not belong together, or cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");

    private PlainText() {}

    /**
     * Makes a text harmless.
     *
     * @param text what a modem, a platform or a program said
     * @return the text on one line, shortened if it is long
     */
    public static String of(String text) {
        String printable = UNSEEN.matcher(Printable.text(text)).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
