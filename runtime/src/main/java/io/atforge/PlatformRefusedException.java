package io.atforge;

/**
 * The platform refused the device: a wrong secret, product key, device name or region, or a topic that is not granted.
 */
public final class PlatformRefusedException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public PlatformRefusedException(String message) {
        super(message);
    }
}
