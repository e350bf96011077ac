package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.session.RecoveryLadder.Rung;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each change of a policy changes that one thing, and is checked. */
class PoliciesTest {

    private static final Duration TIME = Duration.ofSeconds(7);

    @Test
    void publishing() {
        PublishPolicy standard = PublishPolicy.standard();
        PublishPolicy.Overflow dropOldest = new PublishPolicy.Overflow.DropOldest();

        assertThat(standard.withCapacity(3))
                .isEqualTo(new PublishPolicy(3, standard.overflow(), standard.timeToLive(), false));
        assertThat(standard.withOverflow(dropOldest))
                .isEqualTo(new PublishPolicy(standard.capacity(), dropOldest, standard.timeToLive(), false));
        assertThat(standard.withTimeToLive(TIME))
                .isEqualTo(new PublishPolicy(standard.capacity(), standard.overflow(), TIME, false));
        assertThat(standard.withDuplicatesAllowed(true))
                .isEqualTo(new PublishPolicy(standard.capacity(), standard.overflow(), standard.timeToLive(), true));
        assertThatThrownBy(() -> standard.withCapacity(0)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void receiving() {
        ReceivePolicy standard = ReceivePolicy.standard();

        assertThat(standard.withCapacity(3)).isEqualTo(new ReceivePolicy(3, standard.overflow()));
        assertThat(standard.withOverflow(ReceivePolicy.Overflow.DROP_OLDEST))
                .isEqualTo(new ReceivePolicy(standard.capacity(), ReceivePolicy.Overflow.DROP_OLDEST));
    }

    @Test
    void liveness() {
        Liveness standard = Liveness.standard();
        PublishTopic<?> topic = Topic.publish("/a1hahpgAs3s/${deviceName}/up", Qos.AT_LEAST_ONCE);

        assertThat(standard.withStatusEvery(TIME))
                .isEqualTo(new Liveness(TIME, standard.silenceAtMost(), Optional.empty()));
        assertThat(standard.withSilenceAtMost(Duration.ofHours(1)))
                .isEqualTo(new Liveness(standard.statusEvery(), Duration.ofHours(1), Optional.empty()));
        assertThat(standard.withLoopback(topic))
                .isEqualTo(new Liveness(standard.statusEvery(), standard.silenceAtMost(), Optional.of(topic)));
    }

    @Test
    void recovery() {
        RecoveryLadder standard = RecoveryLadder.standard();
        Rung rung = new Rung(RecoveryAction.RESET, 2);
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(3), Duration.ofSeconds(9));

        assertThat(standard.withRungs(rung))
                .isEqualTo(new RecoveryLadder(List.of(rung), standard.backoff(), standard.holdDown(), 5));
        assertThat(standard.withBackoff(backoff))
                .isEqualTo(new RecoveryLadder(standard.rungs(), backoff, standard.holdDown(), 5));
        assertThat(standard.withHoldDown(backoff))
                .isEqualTo(new RecoveryLadder(standard.rungs(), standard.backoff(), backoff, 5));
        assertThat(standard.withConnectsPerMinute(2))
                .isEqualTo(new RecoveryLadder(standard.rungs(), standard.backoff(), standard.holdDown(), 2));
        assertThatThrownBy(() -> standard.withConnectsPerMinute(6)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void backoff() {
        Backoff doubling = Backoff.exponential(Duration.ofSeconds(3), Duration.ofSeconds(9));

        assertThat(doubling).isEqualTo(new Backoff(Duration.ofSeconds(3), 2, Duration.ofSeconds(9), 0.25));
        assertThat(doubling.withFactor(1.5))
                .isEqualTo(new Backoff(Duration.ofSeconds(3), 1.5, Duration.ofSeconds(9), 0.25));
        assertThat(doubling.withJitter(0)).isEqualTo(new Backoff(Duration.ofSeconds(3), 2, Duration.ofSeconds(9), 0));
    }
}
