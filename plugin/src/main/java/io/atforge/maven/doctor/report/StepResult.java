package io.atforge.maven.doctor.report;

import java.util.Objects;

/**
 * What a step came to.
 *
 * @param step    the step
 * @param outcome how it ended
 */
public record StepResult(StepName step, Outcome outcome) {

    /** Checks that both are there. */
    public StepResult {
        Objects.requireNonNull(step);
        Objects.requireNonNull(outcome);
    }

    /**
     * Whether something is wrong.
     *
     * @return true if the step failed; one that was skipped did not
     */
    public boolean isFailed() {
        return outcome instanceof Outcome.Failed;
    }
}
