package io.atforge;

import java.util.Objects;

/** The platform, asked over HTTPS, did not authenticate or register the device. */
public final class AuthenticationException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private final AuthenticationError error;
    private final int code;

    /**
     * Creates the exception.
     *
     * @param error   what the platform's code means
     * @param code    the code
     * @param message what was tried, where, and what to do
     */
    public AuthenticationException(AuthenticationError error, int code, String message) {
        super(message);
        this.error = Objects.requireNonNull(error);
        this.code = code;
    }

    /**
     * What the platform's code means.
     *
     * @return the meaning
     */
    public AuthenticationError error() {
        return error;
    }

    /**
     * The platform's code.
     *
     * @return the code, for example 6289
     */
    public int code() {
        return code;
    }
}
