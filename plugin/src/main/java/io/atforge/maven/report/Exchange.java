package io.atforge.maven.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was sent, and what came until the next was.
 *
 * @param at      when it began, since the run's start
 * @param sent    the command, or data after a prompt; empty if the modem spoke by itself
 * @param answers the lines of the modem, in order
 */
public record Exchange(Duration at, Optional<String> sent, List<Answer> answers) {

    /**
     * A line of the modem.
     *
     * @param at   when, since the run's start
     * @param text the line; hostile until proven otherwise
     */
    public record Answer(Duration at, String text) {

        /** Checks that both are there. */
        public Answer {
            Objects.requireNonNull(at);
            Objects.requireNonNull(text);
        }
    }

    /** Copies the answers and checks that all are there. */
    public Exchange {
        Objects.requireNonNull(at);
        Objects.requireNonNull(sent);
        answers = List.copyOf(answers);
    }

    /**
     * How long it took until the last answer.
     *
     * @return the time, empty if nothing was answered
     */
    public Optional<Duration> took() {
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.get(answers.size() - 1).at().minus(at));
    }
}
