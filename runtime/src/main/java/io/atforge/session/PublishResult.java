package io.atforge.session;

import io.atforge.AtForgeException;
import java.util.Objects;
import java.util.Optional;

/**
 * How a publish ended. Nothing is sent again behind the caller's back, whatever the outcome.
 *
 * @param outcome the end
 * @param cause   why, for {@link Outcome#FAILED} and {@link Outcome#UNKNOWN}
 */
public record PublishResult(Outcome outcome, Optional<AtForgeException> cause) {

    /** The ends that a publish can have. */
    public enum Outcome {
        /** QoS 0: the modem took the message. */
        ACCEPTED,
        /** QoS 1: the platform acknowledged the message. */
        ACKNOWLEDGED,
        /** The message was not published. */
        FAILED,
        /** The message may or may not have been published; sending it again may publish it twice. */
        UNKNOWN
    }

    /** Checks that both are there. */
    public PublishResult {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(cause);
    }

    /**
     * Whether the message is on its way.
     *
     * @return true for {@link Outcome#ACCEPTED} and {@link Outcome#ACKNOWLEDGED}
     */
    public boolean isSuccess() {
        return outcome == Outcome.ACCEPTED || outcome == Outcome.ACKNOWLEDGED;
    }
}
