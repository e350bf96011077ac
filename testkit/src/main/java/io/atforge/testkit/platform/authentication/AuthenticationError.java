package io.atforge.testkit.platform.authentication;

import java.util.Arrays;
import java.util.Optional;

/** Codes of the platform's HTTP service (platform documentation); the messages are not documented but for 6289. */
enum AuthenticationError {
    /** The signature is not that of the device secret. */
    REQUEST_AUTH_ERROR(401, "request auth error"),
    /** A parameter is missing or malformed. */
    PARAMETER_ERROR(460, "request parameter error"),
    /** Anything else. */
    UNKNOWN_ERROR(500, "unknown error"),
    /** No such device. */
    DEVICE_NOT_FOUND(5001, "meta device not found"),
    /** The product's devices authenticate in another way. Only a test can ask for it. */
    AUTH_TYPE_MISMATCH(6200, "auth type mismatch"),
    /** No such product. */
    PRODUCT_NOT_FOUND(6250, "product not found"),
    /** The product does not let devices register themselves. */
    DYNAMIC_REGISTRATION_OFF(6288, "dynamic registration is off"),
    /** The device has had its secret already. */
    DEVICE_ALREADY_ACTIVE(6289, "device is already active"),
    /** No such sign method. */
    SIGN_METHOD(6292, "sign method not supported"),
    /** The signature is not that of the product secret. */
    SIGN_MISMATCH(6600, "sign mismatch");

    private final int code;
    private final String message;

    AuthenticationError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    static Optional<AuthenticationError> of(int code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }
}
