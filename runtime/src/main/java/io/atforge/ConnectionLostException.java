package io.atforge;

/**
 * The connection to the platform, the bearer under it, or the modem itself went away in the middle of an operation.
 */
public final class ConnectionLostException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public ConnectionLostException(String message) {
        super(message);
    }
}
