package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.Backoff;
import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.RecoveryLadder.Rung;
import io.atforge.session.SessionState;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each remedy that is strong enough for a bearer that the network took back, with no other to help it. */
class RecoveryActionTest {

    private static final Backoff SECOND = new Backoff(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0);

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final SimulatedPlatform platform = bench.platform;
    private final VirtualModem modem = bench.modem;

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RecoveryAction.class,
            names = {"REATTACH", "RADIO", "RESET"})
    void givesABearerBackThatTheNetworkTook(RecoveryAction remedy) {
        ModemSession<Tracker> session = bench.session()
                .recovery(new RecoveryLadder(List.of(new Rung(remedy, 1)), SECOND, SECOND, 5))
                .build();
        session.connectAsync();
        session.subscribeAsync(Tracker.TEST, message -> {});
        time.advance(Duration.ofMinutes(1));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);

        modem.deactivateBearer();
        time.advance(Duration.ofMillis(500));
        assertThat(session.state()).isEqualTo(SessionState.WAITING);
        time.advance(Duration.ofMinutes(1));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(session.statistics().recoveryActions()).containsOnlyKeys(remedy.name());
        assertThat(platform.subscribes()).as("once, and restored once").isEqualTo(2);
    }
}
