package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.bench.BenchMood;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLogNoiseTest {

    private final CapturedLines lines = new CapturedLines();

    @AfterEach
    void noMore() {
        lines.noMore();
    }

    @Test
    void tellsOfAnAcknowledgementThatDoesNotComeOnceAndNotOfWhatWasPublished() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        bench.platform().mute();
        CompletableFuture<PublishResult> lost = bench.publish(Tracker.REPORT, "swordfish");
        bench.await(Duration.ofSeconds(40), lost::isDone);
        CapturedLines.awaitOnline(bench);

        assertThat(lost.join().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lines.shown())
                .containsExactly(
                        "INFO device test: ONLINE after N s",
                        "WARN device test: UNACKNOWLEDGED: the platform acknowledges nothing: the modem on bench did not complete"
                                + " AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"…\" within 30000 ms; check signal, network and"
                                + " platform; tries RECONNECT in N s",
                        "INFO device test: ONLINE after N s");
    }

    @Test
    void tellsOfACommandThatWasNotAnsweredWhenTheModemAnswersAgain() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        for (int i = 0; i < 2; i++) {
            bench.modem().when(text -> text.startsWith("AT+MPUB="), bench.modem()::nap);
            CompletableFuture<PublishResult> lost = bench.publish(Tracker.REPORT, "swordfish");
            bench.await(Duration.ofSeconds(40), lost::isDone);
            bench.pass(Duration.ofSeconds(30));
        }

        assertThat(bench.session().statistics().resyncs()).isEqualTo(2);
        assertThat(bench.session().state()).isEqualTo(SessionState.ONLINE);
        assertThat(lines.shown())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN device test: the modem on bench did not accept"
                        + " AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"…\" within ")
                .endsWith("; it answers again");
    }

    @Test
    void tellsOfAModemThatIsSilentOnce() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        bench.modem().mood(BenchMood.SILENT);
        bench.publish(Tracker.REPORT, "swordfish");
        bench.await(Duration.ofMinutes(2), () -> bench.session().state() == SessionState.WAITING);

        assertThat(lines.shown())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN device test: SILENCE: the modem on bench answers nothing any more");
    }

    @Test
    void tellsOfNoiseOnce() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        for (int i = 0; i < 5; i++) {
            bench.port().receive("\r\n+MSUB: \"" + LifeBench.TEST + "\",40 byte,half a");
            bench.pass(Duration.ofSeconds(3));
        }

        assertThat(bench.events())
                .filteredOn(SessionEvent.Discarded.class::isInstance)
                .hasSize(5);
        assertThat(lines.shown())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN device test: discarded what made no sense: a message of 40 bytes stopped short (");
    }

    @Test
    void tellsThatItIsOfflineWithoutALadderOnceHoweverOftenItIsAskedToConnect() {
        LifeBench bench = new LifeBench(Phase.IDLE, builder -> builder.recovery(RecoveryLadder.none()));
        bench.port().unplug(Reason.MISSING);
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> connected = bench.session().connectAsync();
            bench.await(Duration.ofSeconds(1), connected::isDone);
            assertThat(connected).isCompletedExceptionally();
        }

        assertThat(lines.shown()).containsExactly("WARN device test: OFFLINE, PORT: bench is MISSING");
    }

    @Test
    void saysThatThePlatformsLimitMakesItWait() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        for (int i = 0; i < 4; i++) {
            bench.reconnects(bench.modem()::restart);
        }
        bench.reconnects(bench.modem()::restart);

        assertThat(lines.shown())
                .filteredOn(line -> line.endsWith(" in N s, as there were as many connects in a minute as are allowed"))
                .hasSize(1);
    }

    @Test
    void tellsOfASignInThatTheModemRefusesOnceThoughEachIsSignedAnew() {
        LifeBench bench = new LifeBench(
                Phase.IDLE,
                builder -> builder.recovery(new RecoveryLadder(
                        List.of(new RecoveryLadder.Rung(RecoveryAction.RECONNECT, 1)),
                        RecoveryLadder.standard().backoff(),
                        RecoveryLadder.standard().holdDown(),
                        5)));
        bench.modem().mood(BenchMood.WEDGED);
        bench.start();
        bench.pass(CapturedLines.HOUR);

        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.CONNECT))
                .isGreaterThan(10);
        assertThat(lines.shown()).singleElement().asString().contains("AT+MCONFIG=\"…\"");
    }

    @Test
    void namesTheDeviceInEachLineAndShowsNeitherItsSecretNorWhatItPublishes() {
        LifeBench bench = new LifeBench(
                Phase.IDLE,
                builder -> builder.receiving(new ReceivePolicy(1, ReceivePolicy.Overflow.DROP_NEWEST))
                        .callbacks(task -> {
                            throw new RejectedExecutionException("full");
                        }));
        bench.session().starting();
        bench.session().subscribeAsync(Tracker.TEST_TOPIC, message -> {});
        CapturedLines.awaitOnline(bench);
        bench.modem().message(LifeBench.TEST, "swordfish");
        bench.modem().message(LifeBench.TEST, "swordfish");
        bench.modem().mood(BenchMood.WEDGED);
        for (int refused = 0; refused < 3; refused++) {
            bench.session().publishAsync(Tracker.REPORT, "swordfish");
        }
        bench.pass(CapturedLines.HOUR);
        bench.modem().mood(BenchMood.SILENT);
        bench.session().publishAsync(Tracker.REPORT, "swordfish");
        bench.pass(CapturedLines.HOUR);

        assertThat(lines.shown())
                .anyMatch(line -> line.contains("refuses one publish after the other"))
                .anyMatch(line -> line.contains("does not keep up"))
                .anyMatch(line -> line.contains("SILENCE"))
                .areExactly(
                        2,
                        new Condition<>(
                                line -> line.contains("takes none"), "the executor, for messages and for events"))
                .allMatch(line -> line.matches("(?s)[A-Z]+ device test: .*"))
                .noneMatch(line -> line.contains("swordfish") || line.contains(Tracker.SECRET));
    }

    /** The example in the docs, played again: a broker that is stopped, a modem that is unplugged, and one that restarts. */
    @Test
    void isWhatTheDocsShow() throws IOException {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        bench.pass(Duration.ofSeconds(40));
        bench.platform().host(BenchPlatform.Host.UNREACHABLE);
        bench.modem().closed();
        bench.await(Duration.ofMinutes(1), () -> bench.modem().connects().size() == 5);
        bench.platform().host(BenchPlatform.Host.REACHABLE);
        CapturedLines.awaitOnline(bench);
        bench.pass(Duration.ofMinutes(2));
        bench.port().unplug(Reason.MISSING);
        bench.pass(Duration.ofSeconds(5));
        bench.port().plug();
        CapturedLines.awaitOnline(bench);
        bench.pass(Duration.ofMinutes(2));
        bench.reconnects(bench.modem()::restart);

        assertThat(lines.shown().stream().map(CapturedLines::withoutPlace).distinct())
                .containsExactlyElementsOf(CapturedLines.example()
                        .map(CapturedLines::withoutPlace)
                        .distinct()
                        .toList());
    }
}
