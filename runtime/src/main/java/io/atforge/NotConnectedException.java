package io.atforge;

/**
 * The operation needs a session that is online, and this one is not, or has been closed.
 */
public final class NotConnectedException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public NotConnectedException(String message) {
        super(message);
    }
}
