package io.atforge;

/**
 * The caller gave a value that the library, the modem or the platform cannot take. Nothing was sent.
 */
public final class InvalidArgumentException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public InvalidArgumentException(String message) {
        super(message);
    }
}
