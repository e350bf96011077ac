package io.atforge.testkit.modem.v250;

/** Ends a command with an error; caught where commands are run. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CmeError error;

    public CommandFailure(CmeError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    public static CommandFailure badParameters() {
        return new CommandFailure(CmeError.BAD_PARAMETERS);
    }

    public static CommandFailure notAllowed() {
        return new CommandFailure(CmeError.OPERATION_NOT_ALLOWED);
    }

    CmeError error() {
        return error;
    }
}
