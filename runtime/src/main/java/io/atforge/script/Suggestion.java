package io.atforge.script;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The end of a message about an unknown word: what the user may have meant, or what there is. */
public final class Suggestion {

    private static final int MAX_EDITS = 2;

    /** A shorter word is a part of too many. */
    private static final int MIN_PART = 4;

    private Suggestion() {}

    /**
     * Makes the end of the message.
     *
     * @param word  the unknown word
     * @param known the words there are
     * @return {@code "; did you mean 'x'?"} if one is close or has the word as a part, else {@code "; known are x, y"}
     */
    public static String of(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
                .filter(candidate -> edits(word, candidate) <= MAX_EDITS)
                .or(() -> known.stream()
                        .filter(candidate -> isPart(word, candidate))
                        .findFirst())
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    private static boolean isPart(String word, String candidate) {
        return word.length() >= MIN_PART && candidate.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** The Levenshtein distance, without regard to case. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
