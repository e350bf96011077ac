package io.atforge.session;

import io.atforge.InvalidArgumentException;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a session finds out that a connection no longer works though nothing says so. The modem is asked for the state of
 * its connection; and when nothing came from the platform for a while, an answer of the platform is asked for: the
 * acknowledgement of a loop-back message, else of a subscription that is renewed.
 *
 * @param statusEvery   how often the modem is asked
 * @param silenceAtMost how long nothing may come from the platform; a connection that is dead is found after this and
 *                      the time that an acknowledgement may take, 30 s
 * @param loopback      a topic with QoS 1 to publish an empty message to; without one, a subscription is renewed
 */
public record Liveness(Duration statusEvery, Duration silenceAtMost, Optional<PublishTopic<?>> loopback) {

    /** Checks the values. */
    public Liveness {
        Objects.requireNonNull(statusEvery);
        Objects.requireNonNull(silenceAtMost);
        Objects.requireNonNull(loopback);
        if (statusEvery.isNegative() || statusEvery.isZero() || silenceAtMost.compareTo(statusEvery) < 0) {
            throw new InvalidArgumentException("the modem is asked at least as often as silence is allowed; these are "
                    + statusEvery + " and " + silenceAtMost);
        }
        loopback.ifPresent(topic -> {
            if (topic.qos() != Qos.AT_LEAST_ONCE) {
                throw new InvalidArgumentException("a loop-back message needs an acknowledgement: QoS 1, not the QoS 0"
                        + " of " + topic.topicClass());
            }
        });
    }

    /**
     * The liveness of a session that is told nothing else: the modem is asked every minute, five minutes of silence are
     * allowed.
     *
     * @return the liveness
     */
    public static Liveness standard() {
        return new Liveness(Duration.ofMinutes(1), Duration.ofMinutes(5), Optional.empty());
    }

    /**
     * The same, but an acknowledged message of its own shows that the connection works.
     *
     * @param topic a topic with QoS 1 to publish an empty message to
     * @return the other liveness
     */
    public Liveness withLoopback(PublishTopic<?> topic) {
        return new Liveness(statusEvery, silenceAtMost, Optional.of(topic));
    }

    /**
     * The same but for one thing.
     *
     * @param statusEvery how often the modem is asked
     * @return the other liveness
     */
    public Liveness withStatusEvery(Duration statusEvery) {
        return new Liveness(statusEvery, silenceAtMost, loopback);
    }

    /**
     * The same but for one thing.
     *
     * @param silenceAtMost how long nothing may come from the platform
     * @return the other liveness
     */
    public Liveness withSilenceAtMost(Duration silenceAtMost) {
        return new Liveness(statusEvery, silenceAtMost, loopback);
    }
}
