package io.atforge.testkit.platform;

/** A fault of the platform's HTTP service: how it answers one request. */
public sealed interface HttpAnswer {

    /**
     * A code in a body of the documented shape, with HTTP status 200. The request is not looked at.
     *
     * @param code for example 401, 460, 500, 5001, 6200, 6289
     */
    record Code(int code) implements HttpAnswer {}

    /**
     * A HTTP status with an empty body. The request is not looked at.
     *
     * @param status for example 404 or 503
     */
    record Status(int status) implements HttpAnswer {}

    /** A page instead of JSON. The request is carried out. */
    record NotJson() implements HttpAnswer {}

    /** The first half of the answer, announced as the whole of it. The request is carried out. */
    record HalfJson() implements HttpAnswer {}

    /** The first half of the answer, and then the connection ends. The request is carried out. */
    record CutBody() implements HttpAnswer {}

    /**
     * The answer with blanks behind it. The request is carried out.
     *
     * @param bytes the length of the body, at least that of the answer
     */
    record Padded(int bytes) implements HttpAnswer {}

    /** No answer, until the client gives up or the platform stops. The request is not looked at. */
    record Silence() implements HttpAnswer {}

    /** The connection ends without an answer. The request is not looked at. */
    record Cut() implements HttpAnswer {}
}
