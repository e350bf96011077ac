package io.atforge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.session.DisconnectReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever keeps a session from being online for an hour: it does not storm, and the curve of its tries is printed. */
@Tag("slow")
class ReconnectStormTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CONNECTS_PER_MINUTE = 5;

    private final LifeBench bench = new LifeBench(Phase.IDLE);

    @Test
    void againstAPlatformThatRefuses() {
        bench.platform().refuses(true);

        List<Tries.Try> tries = anHour("refused");

        // 2, 4, 8, 16 and 32 minutes, a quarter longer or shorter
        assertThat(tries).hasSizeBetween(4, 7);
        grows(tries, Duration.ofMinutes(2));
        assertThat(bench.session().statistics().lastDisconnect()).contains(DisconnectReason.REFUSED);
    }

    @Test
    void againstAPlatformThatKicksAtOnce() {
        bench.platform().kicks(true);

        List<Tries.Try> tries = anHour("displaced");

        assertThat(tries).hasSizeBetween(4, 8);
        grows(tries.subList(1, tries.size()), Duration.ofMinutes(2));
        assertThat(bench.session().statistics().lastDisconnect()).contains(DisconnectReason.DISPLACED);
    }

    @Test
    void againstAHostThatIsNotReached() {
        bench.platform().host(BenchPlatform.Host.UNREACHABLE);

        List<Tries.Try> tries = anHour("unreachable");

        // 1, 2, 4 … 256 s, then every 5 minutes
        assertThat(tries).hasSizeBetween(15, 25);
        grows(tries.subList(0, 9), Duration.ofSeconds(1));
        assertThat(tries).allMatch(each -> each.delay().compareTo(Duration.ofMinutes(7)) < 0);
        assertThat(bench.session().statistics().recoveryActions())
                .containsKeys("RECONNECT", "REATTACH", "RADIO", "RESET", "REOPEN", "POWER");
        assertThat(bench.session().statistics().lastDisconnect()).contains(DisconnectReason.CONNECT);
    }

    @Test
    void againstAPortThatIsNotThere() {
        bench.port().unplug(Reason.MISSING);

        bench.start();
        bench.pass(HOUR);

        assertThat(bench.session().statistics().disconnects().get(DisconnectReason.PORT))
                .isBetween(3599L, 3601L);
        bench.port().plug();
        bench.comesBack(Duration.ofSeconds(2));
    }

    private List<Tries.Try> anHour(String what) {
        bench.start();
        bench.pass(HOUR);
        List<Tries.Try> tries = Tries.of(bench.modem().connects(), HOUR);
        System.out.println(Tries.curve(what, tries));
        assertThat(Tries.busiestMinute(tries)).isBetween(1, CONNECTS_PER_MINUTE);
        return tries;
    }

    /** Each wait is twice the last, but for chance and the limit; the hour cuts the last short. */
    private static void grows(List<Tries.Try> tries, Duration first) {
        for (int i = 0; i < tries.size() - 1; i++) {
            double wanted = Math.min(first.toMillis() * Math.pow(2, i), HOUR.toMillis());
            double waited = tries.get(i).delay().toMillis();
            assertThat(waited).as("wait " + i).isGreaterThan(Math.min(wanted * 0.75, HOUR.toMillis() * 0.4));
        }
    }
}
