package io.atforge.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a session is, for whatever watches over the application, for example an HTTP health check.
 *
 * @param status       the verdict
 * @param state        how far the session has come
 * @param inState      for how long it has been there
 * @param cause        why it is not online, as far as that is known
 * @param sinceTraffic how long ago the platform was last heard of; empty if never
 * @param queued       messages that wait to be sent, in the queue and in the outbox
 * @param outbox       those of them that lie in the outbox; empty if the session has none, or if it cannot be read any
 *                     more
 */
public record Health(
        Status status,
        SessionState state,
        Duration inState,
        Optional<String> cause,
        Optional<Duration> sinceTraffic,
        int queued,
        Optional<Stored> outbox) {

    /** What whoever watches over the application should make of it. */
    public enum Status {
        /** The session is online. */
        UP,
        /** The session is not online; that is being worked on, and has not lasted for long. */
        DEGRADED,
        /** The session is closed, or not online for long, or nothing is done about it. */
        DOWN
    }

    /**
     * What lies in an outbox until the platform has acknowledged it.
     *
     * @param messages how many messages
     * @param bytes    the bytes of their payloads and topics
     */
    public record Stored(int messages, long bytes) {}

    /** Checks that all are there. */
    public Health {
        Objects.requireNonNull(status);
        Objects.requireNonNull(state);
        Objects.requireNonNull(inState);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(sinceTraffic);
        Objects.requireNonNull(outbox);
    }

    /**
     * Judges a session: online is {@link Status#UP}; not online, but being recovered for less than the bound, is
     * {@link Status#DEGRADED}; all else is {@link Status#DOWN}.
     *
     * @param state         how far the session has come
     * @param inState       for how long it has been there
     * @param recoveringFor for how long the session has been on its way online, over all states and attempts; empty if
     *                      nothing is being done to get it there
     * @param downAfter     how long that may take
     * @param cause         why it is not online, as far as that is known; not shown if it is
     * @param sinceTraffic  how long ago the platform was last heard of; empty if never
     * @param queued        messages that wait to be sent, in the queue and in the outbox
     * @param outbox        those of them that lie in the outbox, as far as that is known
     * @return the verdict, and what it rests on
     */
    public static Health of(
            SessionState state,
            Duration inState,
            Optional<Duration> recoveringFor,
            Duration downAfter,
            Optional<String> cause,
            Optional<Duration> sinceTraffic,
            int queued,
            Optional<Stored> outbox) {
        boolean online = state == SessionState.ONLINE;
        Status status;
        if (online) {
            status = Status.UP;
        } else if (state != SessionState.CLOSED
                && recoveringFor
                        .filter(already -> already.compareTo(downAfter) < 0)
                        .isPresent()) {
            status = Status.DEGRADED;
        } else {
            status = Status.DOWN;
        }
        return new Health(status, state, inState, online ? Optional.empty() : cause, sinceTraffic, queued, outbox);
    }

    /**
     * This answer as JSON, on one line: {@code status}, {@code state}, {@code inStateMillis}, {@code cause},
     * {@code sinceTrafficMillis}, {@code queued}, {@code outbox} with {@code messages} and {@code bytes}; what is not
     * known is {@code null}.
     *
     * @return a JSON object that holds no line break and no control character, whatever the cause says
     */
    public String json() {
        return "{\"status\":\"" + status.name()
                + "\",\"state\":\"" + state.name()
                + "\",\"inStateMillis\":" + inState.toMillis()
                + ",\"cause\":" + cause.map(Health::quoted).orElse("null")
                + ",\"sinceTrafficMillis\":"
                + sinceTraffic.map(since -> Long.toString(since.toMillis())).orElse("null")
                + ",\"queued\":" + queued
                + ",\"outbox\":" + outbox.map(Health::json).orElse("null") + "}";
    }

    private static String json(Stored stored) {
        return "{\"messages\":" + stored.messages() + ",\"bytes\":" + stored.bytes() + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (isToBeEscaped((char) c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /**
     * RFC 8259 asks for the controls below U+0020 only. U+2028 and U+2029 end a line in older JavaScript; half of a
     * surrogate pair has no form in UTF-8.
     */
    private static boolean isToBeEscaped(char c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c);
    }
}
