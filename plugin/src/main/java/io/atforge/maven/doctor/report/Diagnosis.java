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
 */
public record Diagnosis(Map<String, String> versions, List<StepResult> steps, List<String> conversation) {

    /** Copies the collections. */
    public Diagnosis {
        versions = new TreeMap<>(versions);
        steps = List.copyOf(steps);
        conversation = List.copyOf(conversation);
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
        return new Diagnosis(all, steps, conversation);
    }

    /**
     * How many steps failed.
     *
     * @return 0 if all is well
     */
    public long failed() {
        return steps.stream().filter(StepResult::isFailed).count();
    }

    /**
     * The end of the story.
     *
     * @return for example {@code 1 of 15 steps failed}
     */
    public String summary() {
        return failed() + " of " + steps.size() + " steps failed";
    }
}
