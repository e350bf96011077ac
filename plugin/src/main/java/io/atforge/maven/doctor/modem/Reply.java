package io.atforge.maven.doctor.modem;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a modem answered to a question.
 *
 * @param lines the lines of the answer; hostile
 * @param error the line that refused the question, {@code ERROR} or {@code +CME ERROR: n}; empty if it was answered
 */
public record Reply(List<String> lines, Optional<String> error) {

    /** Copies the list. */
    public Reply {
        lines = List.copyOf(lines);
        Objects.requireNonNull(error);
    }

    /**
     * All that was said.
     *
     * @return the lines, the error last
     */
    public List<String> all() {
        return Stream.concat(lines.stream(), error.stream()).toList();
    }

    /**
     * The first line of a form.
     *
     * @param form the form
     * @return the match, empty if there is no such line
     */
    public Optional<Matcher> find(Pattern form) {
        return lines.stream().map(form::matcher).filter(Matcher::matches).findFirst();
    }
}
