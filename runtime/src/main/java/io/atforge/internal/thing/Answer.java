package io.atforge.internal.thing;

import io.atforge.thing.PlatformCode;
import java.util.Optional;

/**
 * What the device answers.
 *
 * @param code    200, or what was wrong
 * @param data    the results, a JSON object
 * @param message what was wrong, for a person
 */
record Answer(int code, String data, Optional<String> message) {

    /** By the platform's documentation of replies: a request that failed. */
    static final int FAILED = 400;

    /** The same: a wrong parameter. */
    static final int WRONG_PARAMETER = 460;

    static Answer success(String data) {
        return new Answer(PlatformCode.SUCCESS, data, Optional.empty());
    }

    /** What is left where the modem takes no more: a code, which tells more than its text. */
    Answer shortened() {
        return code == PlatformCode.SUCCESS
                ? of(FAILED, "the results are too long")
                : new Answer(code, "{}", Optional.empty());
    }

    static Answer of(int code, String message) {
        return new Answer(code, "{}", Optional.ofNullable(message));
    }
}
