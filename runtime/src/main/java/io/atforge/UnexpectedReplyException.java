package io.atforge;

/**
 * The modem answered, but not with what the script expects at this place.
 */
public final class UnexpectedReplyException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried, where, and what to do
     */
    public UnexpectedReplyException(String message) {
        super(message);
    }
}
