package io.atforge;

import java.util.Arrays;

/** What the platform's codes mean when it is asked over HTTPS to authenticate or to register a device. */
public enum AuthenticationError {
    /** 401: the signature does not fit. */
    SIGNATURE(401, "the signature does not fit; check the device secret, the product key and the region"),
    /** 429: too many requests. */
    TOO_MANY_REQUESTS(429, "too many requests; wait before the next"),
    /** 460: a parameter is wrong or missing. */
    PARAMETERS(460, "a parameter is wrong; check product key, device name and client id"),
    /** 500: the platform failed. */
    PLATFORM(500, "the platform failed; try again later"),
    /** 5001: there is no such device. */
    NO_SUCH_DEVICE(5001, "there is no such device; check product key, device name and region"),
    /** 6200: the product authenticates its devices in another way. */
    WRONG_TYPE(6200, "the product authenticates its devices in another way than by device secret; see the console"),
    /** 6250: there is no such product. */
    NO_SUCH_PRODUCT(6250, "there is no such product; check product key and region"),
    /** 6288: dynamic registration is switched off. */
    REGISTRATION_OFF(6288, "dynamic registration is switched off for the product; switch it on in the console"),
    /** 6289: the device is active already. */
    ALREADY_ACTIVE(
            6289,
            "the device is active already, and its secret is given out once only; take the secret from the"
                    + " console, or delete and create the device there"),
    /** 6292: the platform does not know the sign method. */
    SIGN_METHOD(6292, "the platform does not know the sign method"),
    /** 6600: the signature of a registration does not fit. */
    REGISTRATION_SIGNATURE(6600, "the signature does not fit; check the product secret"),
    /** Any other code. */
    OTHER(0, "the platform's documentation may know the code");

    private final int code;
    private final String advice;

    AuthenticationError(int code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    /**
     * Finds the error that the platform's number stands for.
     *
     * @param code the {@code code} of the platform's answer
     * @return the error, {@link #OTHER} if the number is not known
     */
    public static AuthenticationError of(int code) {
        return Arrays.stream(values())
                .filter(error -> error.code == code)
                .findFirst()
                .orElse(OTHER);
    }

    /**
     * What a person can do about it.
     *
     * @return the advice, which ends a sentence
     */
    public String advice() {
        return advice;
    }
}
