package io.atforge;

/** The modem did not answer in time. Whether it acted on the command is not known. */
public final class AtTimeoutException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private final boolean accepted;

    /**
     * Creates the exception.
     *
     * @param message  what was tried, where, and what to do
     * @param accepted whether the modem had accepted the command, and only its completion did not come
     */
    public AtTimeoutException(String message, boolean accepted) {
        super(message);
        this.accepted = accepted;
    }

    /**
     * How far the command came.
     *
     * @return true if the modem had accepted the command, and only its completion did not come
     */
    public boolean isAccepted() {
        return accepted;
    }
}
