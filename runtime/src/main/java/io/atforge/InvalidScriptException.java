package io.atforge;

import java.util.List;

/** An AT script has mistakes. */
public final class InvalidScriptException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems every mistake as {@code file:line:column: what is wrong; what to do}
     */
    public InvalidScriptException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * The mistakes.
     *
     * @return every mistake as {@code file:line:column: what is wrong; what to do}
     */
    public List<String> problems() {
        return problems == null ? List.of(getMessage()) : problems;
    }
}
