package io.atforge;

/**
 * The modem did not answer in time. Whether it acted on the command is not known.
 */
public final class AtTimeoutException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public AtTimeoutException(String message) {
        super(message);
    }
}
