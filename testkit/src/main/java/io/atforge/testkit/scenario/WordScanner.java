package io.atforge.testkit.scenario;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line word by word. Whatever is wrong is an {@link IllegalArgumentException} that says what. */
final class WordScanner {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    private String left;

    WordScanner(String line) {
        left = line.strip();
    }

    boolean more() {
        return !left.isEmpty();
    }

    /** The next word without taking it; empty at the end. */
    String peek() {
        int blank = left.indexOf(' ');
        return blank < 0 ? left : left.substring(0, blank);
    }

    String word(String what) {
        if (!more()) {
            throw new IllegalArgumentException(what + " is missing at the end");
        }
        String word = peek();
        left = left.substring(word.length()).strip();
        return word;
    }

    /** Takes the next word if it is this one. */
    boolean took(String word) {
        if (!peek().equals(word)) {
            return false;
        }
        word(word);
        return true;
    }

    /** A text in quotes, without quotes in it. */
    String quoted(String what) {
        int end = left.indexOf('"', 1);
        if (!left.startsWith("\"") || end < 0) {
            throw new IllegalArgumentException(what + " stands in quotes, but here is '" + peek() + "'");
        }
        String text = left.substring(1, end);
        left = left.substring(end + 1).strip();
        return text;
    }

    /** All that is left, at least one word. */
    String rest(String what) {
        if (!more()) {
            throw new IllegalArgumentException(what + " is missing at the end");
        }
        String rest = left;
        left = "";
        return rest;
    }

    <T> T oneOf(Map<String, T> choices) {
        String word = word("one of " + String.join(", ", choices.keySet()));
        return Optional.ofNullable(choices.get(word))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "'; write one of " + String.join(", ", choices.keySet())));
    }

    Duration duration() {
        String word = word("a duration");
        Matcher matcher = SHORT_DURATION.matcher(word);
        if (matcher.matches()) {
            return Duration.ofMillis(Long.parseLong(matcher.group(1)) * MILLIS.get(matcher.group(2)));
        }
        try {
            Duration duration = Duration.parse(word);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + word + "' is no duration; write 500ms, 30s, 5m, 2h or PT30S");
    }

    int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + text + "' is no number of 1 or more");
    }

    void end() {
        if (more()) {
            throw new IllegalArgumentException("'" + left + "' is too much");
        }
    }
}
