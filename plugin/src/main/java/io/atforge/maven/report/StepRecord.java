package io.atforge.maven.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A step that was taken.
 *
 * @param step      which
 * @param from      when it began, since the run's start
 * @param to        when it ended
 * @param failed    whether the run failed in it
 * @param exchanges what was said in it, in order
 */
public record StepRecord(RunStep step, Duration from, Duration to, boolean failed, List<Exchange> exchanges) {

    /** Copies what was said and checks that all are there. */
    public StepRecord {
        Objects.requireNonNull(step);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        exchanges = List.copyOf(exchanges);
    }

    /**
     * How long the step took.
     *
     * @return the time
     */
    public Duration took() {
        return to.minus(from);
    }
}
