package io.atforge;

/** The platform's HTTPS service was not reached, was not who it should be, or did not answer in time. */
public final class PlatformUnreachableException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public PlatformUnreachableException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     * @param cause   the error below
     */
    public PlatformUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
