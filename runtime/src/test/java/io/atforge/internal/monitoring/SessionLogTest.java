package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.bench.BenchMood;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Tracker;
import io.atforge.faults.Phase;
import io.atforge.log.CapturedLog;
import io.atforge.session.DisconnectReason;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a person reads of a session, as SLF4J gets it from the session itself. */
class SessionLogTest {

    private static final Path DOCS = Path.of("../docs/staying-connected.md");
    private static final Duration HOUR = Duration.ofHours(1);

    private final CapturedLog log = CapturedLog.open();

    @AfterEach
    void noMore() {
        log.close();
    }

    private static LifeBench bench() {
        return new LifeBench(Phase.IDLE);
    }

    /** Times differ, and are not what is looked at. */
    private List<String> shown() {
        return log.shown().stream().map(SessionLogTest::timeless).toList();
    }

    private static String timeless(String line) {
        return line.replaceAll("\\d+\\.\\d s", "N s");
    }

    private long warnings() {
        return shown().stream().filter(line -> line.startsWith("WARN")).count();
    }

    private static void awaitOnline(LifeBench bench) {
        bench.await(Duration.ofMinutes(70), () -> bench.session().state() == SessionState.ONLINE);
    }

    @Test
    void tellsOfEachTroubleEachReturnAndTheEnd() {
        LifeBench bench = bench();
        bench.online();
        bench.reconnects(bench.modem()::closed);
        bench.closes();

        assertThat(shown())
                .containsExactly(
                        "INFO device test: ONLINE after N s",
                        "WARN device test: CLOSED: the modem on bench lost its connection (CLOSED); tries RECONNECT in N s",
                        "INFO device test: ONLINE after N s",
                        "INFO device test: CLOSED");
        assertThat(log.lines())
                .filteredOn(line -> !line.level().equals(Level.DEBUG))
                .allMatch(line -> line.logger().equals(ModemSession.class.getName()));
    }

    @Test
    void tellsHowLongItWasOnTheWay() {
        LifeBench bench = bench();
        bench.port().unplug(Reason.MISSING);
        bench.start();
        bench.pass(Duration.ofSeconds(90));
        bench.port().plug();
        awaitOnline(bench);

        assertThat(log.shown()).last().asString().matches("INFO device test: ONLINE after 9[01]\\.\\d s");
    }

    @Test
    void tellsOfEachStateAtDebug() {
        LifeBench bench = bench();
        bench.online();
        bench.modem().closed();
        bench.pass(Duration.ofMillis(1));

        assertThat(log.debug())
                .containsSubsequence(
                        "device test: OPENING",
                        "device test: SYNCHRONIZING",
                        "device test: CHECKING_SIM",
                        "device test: REGISTERING",
                        "device test: ACTIVATING_BEARER",
                        "device test: CONNECTING",
                        "device test: SIGNING_IN",
                        "device test: SUBSCRIBING",
                        "device test: WAITING");
    }

    @Test
    void tellsOfTheSameTroubleAgainAfterAReturn() {
        LifeBench bench = bench();
        bench.online();
        for (int kick = 0; kick < 3; kick++) {
            bench.pass(Duration.ofSeconds(66));
            bench.reconnects(bench.modem()::closed);
        }

        assertThat(warnings()).isEqualTo(3);
        assertThat(shown())
                .filteredOn("INFO device test: ONLINE after N s"::equals)
                .hasSize(4);
    }

    @Test
    void tellsOfATroubleOnceWhileItLasts() {
        LifeBench bench = bench();
        bench.port().unplug(Reason.MISSING);
        bench.start();
        bench.pass(HOUR);
        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.PORT))
                .isGreaterThan(3000);
        String missing = "WARN device test: PORT: bench is MISSING; tries RESYNC in N s";
        assertThat(shown()).containsExactly(missing);
        assertThat(log.debug())
                .filteredOn(line -> line.contains("PORT: bench is MISSING"))
                .hasSizeGreaterThan(3000);

        bench.port().plug();
        awaitOnline(bench);
        bench.port().unplug(Reason.MISSING);
        bench.pass(HOUR);
        assertThat(shown())
                .containsExactly(
                        missing,
                        "INFO device test: ONLINE after N s",
                        "WARN device test: PORT: bench was lost; tries RESYNC in N s",
                        missing);
    }

    @Test
    void tellsOfATroubleOnceAndOfEachStrongerRemedyOnceThoughTheLadderIsClimbedAgainAndAgain() {
        LifeBench bench = bench();
        bench.platform().host(BenchPlatform.Host.UNREACHABLE);
        bench.start();
        bench.pass(Duration.ofHours(24));

        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.CONNECT))
                .isGreaterThan(200);
        assertThat(shown())
                .first()
                .asString()
                .startsWith("WARN device test: CONNECT: ")
                .endsWith("; tries RECONNECT in N s");
        assertThat(shown()).filteredOn(line -> line.startsWith("WARN")).hasSizeLessThanOrEqualTo(2);
        assertThat(shown())
                .filteredOn(line -> line.startsWith("INFO"))
                .containsSubsequence(
                        "INFO device test: still CONNECT; tries REATTACH in N s",
                        "INFO device test: still CONNECT; tries RADIO in N s",
                        "INFO device test: still CONNECT; tries RESET in N s")
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOfAnAcknowledgementThatDoesNotComeOnceAndNotOfWhatWasPublished() {
        LifeBench bench = bench();
        bench.online();
        bench.platform().mute();
        CompletableFuture<PublishResult> lost = bench.publish(Tracker.REPORT, "swordfish");
        bench.await(Duration.ofSeconds(40), lost::isDone);
        awaitOnline(bench);

        assertThat(lost.join().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(shown())
                .containsExactly(
                        "INFO device test: ONLINE after N s",
                        "WARN device test: UNACKNOWLEDGED: the platform acknowledges nothing: the modem on bench did not complete"
                                + " AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"…\" within 30000 ms; check signal, network and"
                                + " platform; tries RECONNECT in N s",
                        "INFO device test: ONLINE after N s");
    }

    @Test
    void tellsOfACommandThatWasNotAnsweredWhenTheModemAnswersAgain() {
        LifeBench bench = bench();
        bench.online();
        for (int i = 0; i < 2; i++) {
            bench.modem().when(text -> text.startsWith("AT+MPUB="), bench.modem()::nap);
            CompletableFuture<PublishResult> lost = bench.publish(Tracker.REPORT, "swordfish");
            bench.await(Duration.ofSeconds(40), lost::isDone);
            bench.pass(Duration.ofSeconds(30));
        }

        assertThat(bench.session().statistics().resyncs()).isEqualTo(2);
        assertThat(bench.session().state()).isEqualTo(SessionState.ONLINE);
        assertThat(shown())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN device test: the modem on bench did not accept"
                        + " AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"…\" within ")
                .endsWith("; it answers again");
    }

    @Test
    void tellsOfAModemThatIsSilentOnce() {
        LifeBench bench = bench();
        bench.online();
        bench.modem().mood(BenchMood.SILENT);
        bench.publish(Tracker.REPORT, "swordfish");
        bench.await(Duration.ofMinutes(2), () -> bench.session().state() == SessionState.WAITING);

        assertThat(shown())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARN device test: SILENCE: the modem on bench answers nothing any more");
    }

    @Test
    void tellsOfNoiseOnce() {
        LifeBench bench = bench();
        bench.online();
        for (int i = 0; i < 5; i++) {
            bench.port().receive("\r\n+MSUB: \"" + LifeBench.TEST + "\",40 byte,half a");
            bench.pass(Duration.ofSeconds(3));
        }

        assertThat(bench.events())
                .filteredOn(SessionEvent.Discarded.class::isInstance)
                .hasSize(5);
        assertThat(shown())
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

        assertThat(shown()).containsExactly("WARN device test: OFFLINE, PORT: bench is MISSING");
    }

    @Test
    void saysThatThePlatformsLimitMakesItWait() {
        LifeBench bench = bench();
        bench.online();
        for (int i = 0; i < 4; i++) {
            bench.reconnects(bench.modem()::restart);
        }
        bench.reconnects(bench.modem()::restart);

        assertThat(shown())
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
        bench.pass(HOUR);

        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.CONNECT))
                .isGreaterThan(10);
        assertThat(shown()).singleElement().asString().contains("AT+MCONFIG=\"…\"");
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
        awaitOnline(bench);
        bench.modem().message(LifeBench.TEST, "swordfish");
        bench.modem().message(LifeBench.TEST, "swordfish");
        bench.modem().mood(BenchMood.WEDGED);
        for (int refused = 0; refused < 3; refused++) {
            bench.session().publishAsync(Tracker.REPORT, "swordfish");
        }
        bench.pass(HOUR);
        bench.modem().mood(BenchMood.SILENT);
        bench.session().publishAsync(Tracker.REPORT, "swordfish");
        bench.pass(HOUR);

        assertThat(shown())
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
        LifeBench bench = bench();
        bench.online();
        bench.pass(Duration.ofSeconds(40));
        bench.platform().host(BenchPlatform.Host.UNREACHABLE);
        bench.modem().closed();
        bench.await(Duration.ofMinutes(1), () -> bench.modem().connects().size() == 5);
        bench.platform().host(BenchPlatform.Host.REACHABLE);
        awaitOnline(bench);
        bench.pass(Duration.ofMinutes(2));
        bench.port().unplug(Reason.MISSING);
        bench.pass(Duration.ofSeconds(5));
        bench.port().plug();
        awaitOnline(bench);
        bench.pass(Duration.ofMinutes(2));
        bench.reconnects(bench.modem()::restart);

        assertThat(shown().stream().map(SessionLogTest::withoutPlace).distinct())
                .containsExactlyElementsOf(
                        example().map(SessionLogTest::withoutPlace).distinct().toList());
    }

    /** What the ports say of themselves is theirs. */
    private static String withoutPlace(String line) {
        return line.replace("serial:/tmp/modem?baud=115200", "bench").replaceAll("PORT: .*; tries", "PORT: …; tries");
    }

    private static Stream<String> example() throws IOException {
        String[] blocks = Files.readString(DOCS).split("```\n");
        String block = Arrays.stream(blocks)
                .filter(text -> text.contains(": ONLINE after "))
                .findFirst()
                .orElseThrow();
        return block.lines()
                .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", ""))
                .filter(line -> line.contains(" device test: "))
                .map(SessionLogTest::timeless);
    }
}
