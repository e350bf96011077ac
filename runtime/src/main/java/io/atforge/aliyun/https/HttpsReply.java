package io.atforge.aliyun.https;

import java.util.Objects;

/**
 * What an HTTPS service answered. The text form hides the body, which may hold a token or a secret.
 *
 * @param status the HTTP status
 * @param body   the body, in UTF-8
 */
public record HttpsReply(int status, String body) {

    /** The longest body that is read, in bytes; the platform's have some hundred. */
    public static final int MAX_BODY = 4096;

    /** Checks that the body is there. */
    public HttpsReply {
        Objects.requireNonNull(body);
    }

    @Override
    public String toString() {
        return "HttpsReply[" + status + ", " + body.length() + " characters hidden]";
    }
}
