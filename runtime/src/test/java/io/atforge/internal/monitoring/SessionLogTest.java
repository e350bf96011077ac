package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.LifeBench;
import io.atforge.log.CapturedLog;
import io.atforge.session.DisconnectReason;
import io.atforge.session.ModemSession;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a person reads of a session, as SLF4J gets it from the session itself. */
class SessionLogTest {

    private final CapturedLines lines = new CapturedLines();
    private final CapturedLog log = lines.log;

    @AfterEach
    void noMore() {
        lines.noMore();
    }

    @Test
    void tellsOfEachTroubleEachReturnAndTheEnd() {
        LifeBench bench = CapturedLines.bench();
        bench.online();
        bench.reconnects(bench.modem()::closed);
        bench.closes();

        assertThat(lines.shown())
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
        LifeBench bench = CapturedLines.bench();
        bench.port().unplug(Reason.MISSING);
        bench.start();
        bench.pass(Duration.ofSeconds(90));
        bench.port().plug();
        CapturedLines.awaitOnline(bench);

        assertThat(log.shown()).last().asString().matches("INFO device test: ONLINE after 9[01]\\.\\d s");
    }

    @Test
    void tellsOfEachStateAtDebug() {
        LifeBench bench = CapturedLines.bench();
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
        LifeBench bench = CapturedLines.bench();
        bench.online();
        for (int kick = 0; kick < 3; kick++) {
            bench.pass(Duration.ofSeconds(66));
            bench.reconnects(bench.modem()::closed);
        }

        assertThat(lines.warnings()).isEqualTo(3);
        assertThat(lines.shown())
                .filteredOn("INFO device test: ONLINE after N s"::equals)
                .hasSize(4);
    }

    @Test
    void tellsOfATroubleOnceWhileItLasts() {
        LifeBench bench = CapturedLines.bench();
        bench.port().unplug(Reason.MISSING);
        bench.start();
        bench.pass(CapturedLines.HOUR);
        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.PORT))
                .isGreaterThan(3000);
        String missing = "WARN device test: PORT: bench is MISSING; tries RESYNC in N s";
        assertThat(lines.shown()).containsExactly(missing);
        assertThat(log.debug())
                .filteredOn(line -> line.contains("PORT: bench is MISSING"))
                .hasSizeGreaterThan(3000);

        bench.port().plug();
        CapturedLines.awaitOnline(bench);
        bench.port().unplug(Reason.MISSING);
        bench.pass(CapturedLines.HOUR);
        assertThat(lines.shown())
                .containsExactly(
                        missing,
                        "INFO device test: ONLINE after N s",
                        "WARN device test: PORT: bench was lost; tries RESYNC in N s",
                        missing);
    }

    @Test
    void tellsOfATroubleOnceAndOfEachStrongerRemedyOnceThoughTheLadderIsClimbedAgainAndAgain() {
        LifeBench bench = CapturedLines.bench();
        bench.platform().host(BenchPlatform.Host.UNREACHABLE);
        bench.start();
        bench.pass(Duration.ofHours(24));

        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.CONNECT))
                .isGreaterThan(200);
        assertThat(lines.shown())
                .first()
                .asString()
                .startsWith("WARN device test: CONNECT: ")
                .endsWith("; tries RECONNECT in N s");
        assertThat(lines.shown()).filteredOn(line -> line.startsWith("WARN")).hasSizeLessThanOrEqualTo(2);
        assertThat(lines.shown())
                .filteredOn(line -> line.startsWith("INFO"))
                .containsSubsequence(
                        "INFO device test: still CONNECT; tries REATTACH in N s",
                        "INFO device test: still CONNECT; tries RADIO in N s",
                        "INFO device test: still CONNECT; tries RESET in N s")
                .doesNotHaveDuplicates();
    }
}
