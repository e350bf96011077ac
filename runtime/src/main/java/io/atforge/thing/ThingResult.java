package io.atforge.thing;

import io.atforge.AtForgeException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a request to the platform ended. Nothing is sent again behind the caller's back, whatever the outcome. Of a report
 * that was sent in several parts, the first that did not end well counts.
 *
 * @param outcome  the end
 * @param code     the platform's code, for {@link Outcome#ACCEPTED} and {@link Outcome#REFUSED}
 * @param rejected what the platform names in its answer beside the code, by identifier: values that it did not keep,
 *                 though it says 200; hostile until proven otherwise
 * @param cause    why, for {@link Outcome#FAILED} and {@link Outcome#UNKNOWN}
 */
public record ThingResult(
        Outcome outcome, Optional<PlatformCode> code, Map<String, String> rejected, Optional<AtForgeException> cause) {

    /** The ends that a request can have. */
    public enum Outcome {
        /** The platform answered with code 200. */
        ACCEPTED,
        /** The platform answered with another code. */
        REFUSED,
        /** The request, or a part of it, was not published. */
        FAILED,
        /** No answer that can be understood came in time: the platform may or may not have taken the request. */
        UNKNOWN
    }

    /** Checks that all are there. */
    public ThingResult {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(code);
        rejected = Map.copyOf(rejected);
        Objects.requireNonNull(cause);
    }

    /**
     * Whether the platform took the request.
     *
     * @return true for {@link Outcome#ACCEPTED}
     */
    public boolean isSuccess() {
        return outcome == Outcome.ACCEPTED;
    }
}
