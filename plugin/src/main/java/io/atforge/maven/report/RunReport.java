package io.atforge.maven.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param subject  what it was about
 * @param started  when it began
 * @param steps    the steps that were taken, in order
 * @param outcome  how it ended
 * @param left     how many lines were not kept, as there were too many
 */
public record RunReport(RunSubject subject, Instant started, List<StepRecord> steps, Outcome outcome, int left) {

    /** How a run ended. */
    public sealed interface Outcome permits Failed, Received, Silent {}

    /**
     * It failed.
     *
     * @param reason what went wrong, and what to do
     */
    public record Failed(String reason) implements Outcome {

        /** Checks that it is there. */
        public Failed {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * A message came back.
     *
     * @param topic on which topic
     * @param text  what it says; hostile
     */
    public record Received(String topic, String text) implements Outcome {

        /** Checks that both are there. */
        public Received {
            Objects.requireNonNull(topic);
            Objects.requireNonNull(text);
        }
    }

    /** It went well, and no message came back: none was expected, or none came in time. */
    public record Silent() implements Outcome {}

    /** Copies the steps and checks that all are there. */
    public RunReport {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(started);
        steps = List.copyOf(steps);
        Objects.requireNonNull(outcome);
    }

    /**
     * The step that the run failed in.
     *
     * @return the step, empty if it did not fail in one
     */
    public Optional<RunStep> failedIn() {
        return steps.stream().filter(StepRecord::failed).map(StepRecord::step).findFirst();
    }
}
