package io.atforge;

/**
 * Another client signs in with the device's own certificate: the platform keeps one connection a device and ends the
 * older one. To connect again would only end the other's, so the session waits long before it does.
 */
public final class DisplacedException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was seen, where, and what to do
     */
    public DisplacedException(String message) {
        super(message);
    }
}
