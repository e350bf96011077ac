package io.atforge.testkit.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.topic.Qos;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages pass, by a clock that the test moves. */
class PublishThrottleTest {

    private static final DeviceId DEVICE = new DeviceId("pk", "test");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final PublishThrottle throttle = new PublishThrottle(clock, PublishLimit.STANDARD);

    private int taken(int messages, Qos qos) {
        return taken(messages, DEVICE, qos);
    }

    private int taken(int messages, DeviceId device, Qos qos) {
        int taken = 0;
        for (int i = 0; i < messages; i++) {
            taken += throttle.takes(new ReceivedMessage(device, "t", new byte[] {(byte) i}, qos)) ? 1 : 0;
        }
        return taken;
    }

    private void pass(int millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void takesAsManyOfEachKindAndOfEachDevice() {
        assertThat(taken(100, Qos.AT_MOST_ONCE)).isEqualTo(30);
        assertThat(taken(100, Qos.AT_LEAST_ONCE)).isEqualTo(10);
        assertThat(taken(100, new DeviceId("pk", "other"), Qos.AT_MOST_ONCE)).isEqualTo(30);
    }

    @Test
    void knowsWhatItDroppedInOrder() {
        taken(32, Qos.AT_MOST_ONCE);

        assertThat(throttle.dropped().entries())
                .extracting(message -> (int) message.payload()[0])
                .containsExactly(30, 31);
    }

    @Test
    void takesNoneBeforeASecondHasPassedAndAsManyThen() {
        assertThat(taken(30, Qos.AT_MOST_ONCE)).isEqualTo(30);
        pass(999);
        assertThat(taken(30, Qos.AT_MOST_ONCE)).isZero();
        pass(1);
        assertThat(taken(40, Qos.AT_MOST_ONCE)).isEqualTo(30);
    }

    @Test
    void noSecondHoldsMoreWhereverItStarts() {
        assertThat(taken(10, Qos.AT_MOST_ONCE)).isEqualTo(10);
        pass(900);
        assertThat(taken(100, Qos.AT_MOST_ONCE)).isEqualTo(20);
        pass(100);
        assertThat(taken(100, Qos.AT_MOST_ONCE)).isEqualTo(10);
    }

    @Test
    void countsBothKindsTogetherOnAFreeInstance() {
        throttle.limit(PublishLimit.FREE_INSTANCE);

        assertThat(taken(3, Qos.AT_MOST_ONCE)).isEqualTo(3);
        assertThat(taken(3, Qos.AT_LEAST_ONCE)).isEqualTo(2);
        assertThat(taken(3, Qos.AT_MOST_ONCE)).isZero();
    }

    @Test
    void takesAllWithoutALimitAndCountsNoneOfThemLater() {
        throttle.limit(PublishLimit.NONE);
        assertThat(taken(1000, Qos.AT_LEAST_ONCE)).isEqualTo(1000);

        throttle.limit(PublishLimit.STANDARD);
        assertThat(taken(1000, Qos.AT_LEAST_ONCE)).isEqualTo(10);
    }

    @Test
    void startsAfreshWithItsOwnLimit() {
        throttle.limit(PublishLimit.FREE_INSTANCE);
        taken(100, Qos.AT_MOST_ONCE);

        throttle.reset();

        assertThat(throttle.dropped().entries()).isEmpty();
        assertThat(taken(100, Qos.AT_MOST_ONCE)).isEqualTo(30);
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaiting() {
        taken(30, Qos.AT_MOST_ONCE);
        now = now.minus(Duration.ofHours(1));

        assertThat(taken(100, Qos.AT_MOST_ONCE)).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void refusesALimitThatTakesNothing(int qos0, int qos1, int inAll) {
        assertThatThrownBy(() -> new PublishLimit(qos0, qos1, inAll)).isInstanceOf(IllegalArgumentException.class);
    }
}
