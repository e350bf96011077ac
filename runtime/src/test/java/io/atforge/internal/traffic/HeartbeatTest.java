package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.Liveness;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatTest {

    private final ManualLoop loop = new ManualLoop();
    private Optional<CompletableFuture<Void>> answer = Optional.of(new CompletableFuture<>());
    private int modem;
    private int platform;

    private final Heartbeat heartbeat = new Heartbeat(
            new Liveness(Duration.ofMinutes(1), Duration.ofMinutes(5), Optional.empty()), loop, () -> modem++, () -> {
                platform++;
                return answer;
            });

    @Test
    void asksNothingBeforeItIsStartedAndAfterItIsStopped() {
        loop.advance(Duration.ofHours(1));
        assertThat(heartbeat.sinceTraffic()).isEmpty();
        heartbeat.start();
        heartbeat.stop();
        loop.advance(Duration.ofHours(1));

        assertThat(modem).isZero();
        assertThat(platform).isZero();
    }

    @Test
    void asksTheModemEveryMinuteAndThePlatformWhenItWasSilentForFive() {
        heartbeat.start();
        loop.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(modem).isEqualTo(4);
        assertThat(platform).isZero();
        loop.advance(Duration.ofMillis(1));

        assertThat(modem).isEqualTo(5);
        assertThat(platform).isEqualTo(1);
        assertThat(heartbeat.sinceTraffic()).contains(Duration.ofMinutes(5));
    }

    @Test
    void doesNotAskThePlatformWhileItIsHeard() {
        heartbeat.start();
        for (int i = 0; i < 20; i++) {
            loop.advance(Duration.ofMinutes(4));
            heartbeat.traffic();
        }
        assertThat(platform).isZero();
        loop.advance(Duration.ofMinutes(5));

        assertThat(platform).isEqualTo(1);
    }

    @Test
    void takesTheAnswerForTraffic() {
        heartbeat.start();
        loop.advance(Duration.ofMinutes(5).plusSeconds(10));
        answer.orElseThrow().complete(null);

        assertThat(heartbeat.sinceTraffic()).contains(Duration.ZERO);
        loop.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(platform).isEqualTo(1);
        loop.advance(Duration.ofMillis(1));
        assertThat(platform).isEqualTo(2);
    }

    @Test
    void asksAgainWhereThereIsNothingToAskOrNoAnswer() {
        answer = Optional.empty();
        heartbeat.start();
        loop.advance(Duration.ofMinutes(15));

        assertThat(platform).isEqualTo(3);
    }

    @Test
    void hasOneSetOfTimersHoweverOftenItIsStarted() {
        heartbeat.start();
        heartbeat.start();
        loop.advance(Duration.ofMinutes(5));

        assertThat(modem).isEqualTo(5);
        assertThat(platform).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PUBACK, 60", "+CME ERROR: 53, 360"})
    void takesOnlyAnAcknowledgementOfTheLoopBackForTraffic(String answer, int secondsSinceTraffic) {
        ScriptedPort port = new ScriptedPort(command -> command.startsWith("AT+MPUB")
                ? (answer.startsWith("P") ? "\r\nOK\r\n" : "") + "\r\n" + answer + "\r\n"
                : Family.AIR720.replies().entrySet().stream()
                        .filter(entry -> command.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("\r\nOK\r\n"));
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .liveness(new Liveness(Duration.ofMinutes(1), Duration.ofMinutes(5), Optional.of(Tracker.REPORT)))
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run)
                .build();
        session.connectAsync();
        loop.run();
        loop.advance(Duration.ofMinutes(6));

        assertThat(port.written())
                .filteredOn(line -> line.startsWith("AT+MPUB"))
                .hasSize(1);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(session.health(Duration.ofMinutes(1)).sinceTraffic())
                .contains(Duration.ofSeconds(secondsSinceTraffic));
    }

    @Test
    void rejectsWhatMakesNoSense() {
        assertThatThrownBy(() -> new Liveness(Duration.ZERO, Duration.ofMinutes(5), Optional.empty()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new Liveness(Duration.ofMinutes(2), Duration.ofMinutes(1), Optional.empty()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() ->
                        new Liveness(Duration.ofMinutes(1), Duration.ofMinutes(5), Optional.of(Tracker.TEST_TOPIC)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("QoS 1");
    }
}
