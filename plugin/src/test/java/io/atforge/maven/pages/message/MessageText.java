package io.atforge.maven.pages.message;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A text of main code, with … for what is put in when the program runs.
 *
 * @param text  it, with single blanks
 * @param core  what a page must hold of it: all but what only joins it to its neighbours
 * @param place file and line
 * @param isMessage whether it must have an entry, unless it is known to be none; parts of a message may have one
 */
record MessageText(String text, String core, String place, boolean isMessage) {

    /** What is longer is a file or a page: a style sheet, the text of help, a first devices.yaml. */
    private static final int LONGEST = 300;

    private static final Pattern WORD = Pattern.compile("[\\p{Punct}…]*\\p{L}[\\p{L}'-]*[\\p{Punct}…]*");

    /** Takes a text; of a message of so many words, at least. */
    static MessageText of(String literal, String place, int leastWords) {
        String text = normalized(literal);
        return new MessageText(
                text,
                text.replaceAll("^[…;:,. ]+|[…;:,. ]+$", ""),
                place,
                text.length() <= LONGEST && words(text) >= leastWords);
    }

    /** As pages write it: … for a conversion, one blank for any. */
    static String normalized(String text) {
        return text.replaceAll("%[-0-9.,]*[sdxnXcf]", "…")
                .replace("{}", "…")
                .replaceAll("\\s+", " ")
                .replaceAll("…+", "…")
                .strip();
    }

    /** Words of letters that stand by themselves, and not in a path, a name or a pattern. */
    private static long words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> WORD.matcher(part).matches())
                .count();
    }
}
