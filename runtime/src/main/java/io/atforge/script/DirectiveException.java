package io.atforge.script;

/** A mistake in a directive; the parser adds the place. */
final class DirectiveException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean atArgument;

    private DirectiveException(String message, boolean atArgument) {
        super(message);
        this.atArgument = atArgument;
    }

    static DirectiveException atKeyword(String message) {
        return new DirectiveException(message, false);
    }

    static DirectiveException atArgument(String message) {
        return new DirectiveException(message, true);
    }

    boolean atArgument() {
        return atArgument;
    }
}
