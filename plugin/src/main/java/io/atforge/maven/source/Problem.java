package io.atforge.maven.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A mistake of the user's. Its text form is {@code file:line:column: message}.
 *
 * @param location where it is
 * @param message  what is wrong; what to do
 */
public record Problem(SourceLocation location, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::location).thenComparing(Problem::message);

    /** Checks that both are there. */
    public Problem {
        Objects.requireNonNull(location);
        Objects.requireNonNull(message);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** One line, whatever the user's text in the message holds: it goes to a log. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (char c : (location + ": " + message).toCharArray()) {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(String.format("\\u%04X", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
