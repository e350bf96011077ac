package io.atforge.maven.source;

import java.util.List;

/** A mistake of the user's that ends a goal. The message says what to do; there is nothing to learn from the stack. */
public final class UserMistakeException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The mistakes with a place; empty if the message says it all. */
    private final transient List<Problem> problems;

    /**
     * Creates the exception for a mistake without a place in a file.
     *
     * @param message what is wrong; what to do
     */
    public UserMistakeException(String message) {
        super(message);
        this.problems = List.of();
    }

    /**
     * Creates the exception for mistakes in files.
     *
     * @param problems the mistakes, sorted by place
     */
    public UserMistakeException(List<Problem> problems) {
        super(problems.size() + (problems.size() == 1 ? " mistake" : " mistakes") + ", listed above");
        this.problems = List.copyOf(problems);
    }

    /**
     * The mistakes in files.
     *
     * @return the mistakes, sorted by place
     */
    public List<Problem> problems() {
        return problems;
    }
}
