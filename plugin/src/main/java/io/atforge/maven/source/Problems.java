package io.atforge.maven.source;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects every mistake of a run, so that the user sees all of them at once, each of them once. */
public final class Problems {

    private final SortedSet<Problem> problems = new TreeSet<>();
    private final SortedSet<Problem> warnings = new TreeSet<>();

    /**
     * Adds a mistake; one that is known already is not added again.
     *
     * @param location where it is
     * @param message  what is wrong; what to do
     */
    public void add(SourceLocation location, String message) {
        problems.add(new Problem(location, message));
    }

    /**
     * Adds what is no mistake yet; what is known already is not added again.
     *
     * @param location where it is
     * @param message  what will be wrong; what to do
     */
    public void warn(SourceLocation location, String message) {
        warnings.add(new Problem(location, message));
    }

    /**
     * Whether there is no mistake.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /**
     * All mistakes.
     *
     * @return the mistakes, sorted by place
     */
    public List<Problem> sorted() {
        return List.copyOf(problems);
    }

    /**
     * All that is no mistake yet.
     *
     * @return the warnings, sorted by place
     */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
