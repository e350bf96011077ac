package io.atforge.testkit.modem;

/** Ends a command with an error; caught where commands are run. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CmeError error;

    CommandFailure(CmeError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    static CommandFailure badParameters() {
        return new CommandFailure(CmeError.BAD_PARAMETERS);
    }

    static CommandFailure notAllowed() {
        return new CommandFailure(CmeError.OPERATION_NOT_ALLOWED);
    }

    CmeError error() {
        return error;
    }
}
