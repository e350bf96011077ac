package io.atforge.thing;

import io.atforge.InvalidArgumentException;

/** Thrown by an application's handler that cannot do what the platform wants: the platform is answered with its code. */
public final class HandlerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final int LEAST_OWN = 100_000;
    static final int GREATEST_OWN = 110_000;

    /** What was wrong. */
    private final int code;

    /**
     * Creates the exception.
     *
     * @param code    400 the request failed, 429 too many requests, 460 a wrong parameter, or a code of the application's
     *                own, 100000 to 110000, by the platform's documentation of replies
     * @param message what was wrong; it goes to the platform
     * @throws InvalidArgumentException if a device may not answer with this code
     */
    public HandlerException(int code, String message) {
        super(message);
        if (code != 400 && code != 429 && code != 460 && (code < LEAST_OWN || code > GREATEST_OWN)) {
            throw new InvalidArgumentException(
                    "a device answers with 400, 429, 460, or a code of its own from 100000 to 110000, not " + code);
        }
        this.code = code;
    }

    /**
     * The code of the answer.
     *
     * @return the code
     */
    public int code() {
        return code;
    }
}
