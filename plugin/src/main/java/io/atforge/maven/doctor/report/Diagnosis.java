package io.atforge.maven.doctor.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an examination found.
 *
 * @param versions     what took part in it: names and versions
 * @param steps        what each step came to, in order
 * @param conversation what was said over the wire, without secrets
 * @param changed      what the examination changed at the modem and could not put back
 */
public record Diagnosis(
        Map<String, String> versions, List<StepResult> steps, List<String> conversation, List<String> changed) {

    /** Copies the collections. */
    public Diagnosis {
        versions = new TreeMap<>(versions);
        steps = List.copyOf(steps);
        conversation = List.copyOf(conversation);
        changed = List.copyOf(changed);
    }

    /**
     * One of a modem that was left as it was met.
     *
     * @param versions     what took part in it
     * @param steps        what each step came to
     * @param conversation what was said
     */
    public Diagnosis(Map<String, String> versions, List<StepResult> steps, List<String> conversation) {
        this(versions, steps, conversation, List.of());
    }

    /**
     * The same with more versions.
     *
     * @param more names and versions
     * @return the diagnosis
     */
    public Diagnosis with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(versions);
        all.putAll(more);
        return new Diagnosis(all, steps, conversation, changed);
    }

    /**
     * How much is wrong: each step that failed, and a modem that was not left as it was met.
     *
     * @return 0 if all is well
     */
    public long failed() {
        return failedSteps() + (changed.isEmpty() ? 0 : 1);
    }

    private long failedSteps() {
        return steps.stream().filter(StepResult::isFailed).count();
    }

    /**
     * The end of the story.
     *
     * @return for example {@code 1 of 15 steps failed}; then what was not put back
     */
    public String summary() {
        return failedSteps() + " of " + steps.size() + " steps failed"
                + (changed.isEmpty()
                        ? ""
                        : "; the modem was not left as it was met, as it did not take back: "
                                + String.join(", ", changed));
    }
}
