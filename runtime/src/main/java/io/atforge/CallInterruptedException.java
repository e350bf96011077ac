package io.atforge;

/** The calling thread was interrupted while it waited. The operation itself goes on; its outcome is not known here. */
public final class CallInterruptedException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was waited for
     */
    public CallInterruptedException(String message) {
        super(message);
    }
}
