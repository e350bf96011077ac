package io.atforge.at.tables;

import io.atforge.InvalidArgumentException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a line of the modem must look like: a literal text, or a regular expression between slashes. Immutable. */
public final class ReplyPattern {

    private final String text;

    /** What stands between the slashes; absent for a literal text. */
    private final String expression;

    /** What a match starts with, any of them: most lines are told apart by it, without the regular expression. */
    private final List<String> starts;

    /** Compiled when it is first needed: of a family's answers most are never met. */
    private volatile Pattern compiled;

    private ReplyPattern(String text, String expression, List<String> starts) {
        this.text = text;
        this.expression = expression;
        this.starts = starts;
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern as it is written, for example {@code CONNECT OK} or {@code /\d+(\.\d+){3}/}
     * @return the pattern
     * @throws InvalidArgumentException if the text is empty or its regular expression is malformed
     */
    public static ReplyPattern parse(String text) {
        ReplyPattern pattern = known(text);
        try {
            pattern.regex();
        } catch (PatternSyntaxException e) {
            throw new InvalidArgumentException("malformed regular expression " + text + ": " + e.getDescription());
        }
        return pattern;
    }

    /**
     * Reads a pattern that is known to be right, as those of a tried family are: its regular expression is looked at
     * when it is first needed.
     *
     * @param text the pattern as it is written
     * @return the pattern
     * @throws InvalidArgumentException if the text is empty
     */
    public static ReplyPattern known(String text) {
        if (text.isBlank()) {
            throw new InvalidArgumentException("a reply pattern must not be empty");
        }
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            String expression = text.substring(1, text.length() - 1);
            return new ReplyPattern(text, expression, LiteralStarts.of(expression));
        }
        return new ReplyPattern(text, null, List.of());
    }

    /**
     * The pattern as it is written.
     *
     * @return the text, with its slashes if it is a regular expression
     */
    public String text() {
        return text;
    }

    /**
     * The regular expression.
     *
     * @return what stands between the slashes; empty for a literal text
     */
    public Optional<Pattern> regex() {
        return expression == null ? Optional.empty() : Optional.of(compiled());
    }

    private Pattern compiled() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(expression);
            compiled = known;
        }
        return known;
    }

    /**
     * Whether the pattern matches a whole line.
     *
     * @param line the line, without line ends and surrounding blanks
     * @return true if it matches all of it
     */
    public boolean matches(String line) {
        if (expression == null) {
            return line.equals(text);
        }
        for (int i = 0; i < starts.size(); i++) {
            if (line.startsWith(starts.get(i))) {
                return compiled().matcher(line).matches();
            }
        }
        return false;
    }

    /**
     * What the first group of a regular expression holds.
     *
     * @param line the line, without line ends and surrounding blanks
     * @return what it holds; empty if the pattern does not match all of the line, or has no group that does
     */
    public Optional<String> firstGroup(String line) {
        if (expression == null) {
            return Optional.empty();
        }
        Matcher matcher = compiled().matcher(line);
        return matcher.matches() && matcher.groupCount() > 0 ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    /**
     * Whether any of some patterns matches a whole line.
     *
     * @param patterns the patterns
     * @param line     the line, without line ends and surrounding blanks
     * @return true if one matches all of it
     */
    public static boolean any(List<ReplyPattern> patterns, String line) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(line)) {
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
        return expression == null ? line.contains(text) : matches(line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
