package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcknowledgementTimeTest {

    private final AcknowledgementTime time = new AcknowledgementTime();

    private void measured(int times, Duration each) {
        for (int i = 0; i < times; i++) {
            time.measured(each.toNanos());
        }
    }

    @Test
    void isTheScriptsOwnUntilEnoughWereMeasured() {
        measured(7, Duration.ofMillis(20));

        assertThat(time.allowed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isSomeSecondsOnAFastNetwork() {
        measured(100, Duration.ofMillis(20));

        assertThat(time.allowed()).isEqualTo(AcknowledgementTime.FLOOR);
    }

    @Test
    void followsASlowNetworkAndWhatIsUneven() {
        measured(100, Duration.ofSeconds(6));
        assertThat(time.allowed()).isBetween(Duration.ofSeconds(6), Duration.ofMillis(6_100));
        for (int i = 0; i < 50; i++) {
            measured(1, Duration.ofSeconds(4));
            measured(1, Duration.ofSeconds(8));
        }

        assertThat(time.allowed()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(16));
    }

    @Test
    void isNeverLongerThanBefore() {
        measured(100, Duration.ofSeconds(29));
        measured(3, Duration.ofSeconds(1));

        assertThat(time.allowed()).isEqualTo(AcknowledgementTime.CEILING);
    }

    @Test
    void forgetsTheLastConnection() {
        measured(100, Duration.ofMillis(20));
        time.reset();

        assertThat(time.allowed()).isEqualTo(AcknowledgementTime.CEILING);
    }
}
