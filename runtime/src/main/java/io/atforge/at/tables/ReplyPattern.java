package io.atforge.at.tables;

import io.atforge.InvalidArgumentException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a line of the modem must look like: a literal text, or a regular expression between slashes.
 *
 * @param text  the pattern as it is written, for example {@code CONNECT OK} or {@code /\d+(\.\d+){3}/}
 * @param regex the regular expression, empty for a literal text
 */
public record ReplyPattern(String text, Optional<Pattern> regex) {

    /**
     * Reads a pattern.
     *
     * @param text the pattern as it is written
     * @return the pattern
     * @throws InvalidArgumentException if the text is empty or its regular expression is malformed
     */
    public static ReplyPattern parse(String text) {
        if (text.isBlank()) {
            throw new InvalidArgumentException("a reply pattern must not be empty");
        }
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            try {
                return new ReplyPattern(text, Optional.of(Pattern.compile(text.substring(1, text.length() - 1))));
            } catch (PatternSyntaxException e) {
                throw new InvalidArgumentException("malformed regular expression " + text + ": " + e.getDescription());
            }
        }
        return new ReplyPattern(text, Optional.empty());
    }

    /**
     * Whether the pattern matches a whole line.
     *
     * @param line the line, without line ends and surrounding blanks
     * @return true if it matches all of it
     */
    public boolean matches(String line) {
        return regex.map(expression -> expression.matcher(line).matches()).orElseGet(() -> line.equals(text));
    }

    /**
     * Whether any of some patterns matches a whole line.
     *
     * @param patterns the patterns
     * @param line     the line, without line ends and surrounding blanks
     * @return true if one matches all of it
     */
    public static boolean any(List<ReplyPattern> patterns, String line) {
        for (ReplyPattern pattern : patterns) {
            if (pattern.matches(line)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a line holds the pattern.
     *
     * @param line the line, without line ends and surrounding blanks
     * @return true if a literal text occurs in the line, or a regular expression matches all of it
     */
    public boolean heldBy(String line) {
        return regex.map(expression -> expression.matcher(line).matches()).orElseGet(() -> line.contains(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
