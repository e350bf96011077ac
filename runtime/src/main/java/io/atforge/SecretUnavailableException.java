package io.atforge;

/** A secret could not be read from the place that its {@code SecretSource} names. */
public final class SecretUnavailableException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the place that was read and what to put there; never the secret
     */
    public SecretUnavailableException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message the place that was read and what to put there; never the secret
     * @param cause   why the place could not be read
     */
    public SecretUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
