package io.atforge.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.session.DisconnectReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a connection that ended soon is a sign of another client with the same name, and when it is not. */
class DisplacedTest {

    private final LifeBench bench = new LifeBench(Phase.IDLE);

    private long displaced() {
        return bench.session().statistics().disconnects().get(DisconnectReason.DISPLACED);
    }

    private void endsSoon() {
        bench.reconnects(bench.modem()::closed);
    }

    @Test
    void isTwoConnectionsInARowThatEndedSoon() {
        bench.online();
        endsSoon();
        assertThat(displaced()).isZero();
        endsSoon();

        assertThat(displaced()).isEqualTo(1);
    }

    @Test
    void isNotOneThatEndedSoonAndOneThatHeld() {
        bench.online();
        endsSoon();
        bench.pass(Duration.ofSeconds(31));
        bench.reconnects(bench.modem()::closed);
        endsSoon();

        assertThat(displaced()).isZero();
    }

    @Test
    void isNotTwoThatEndedSoonWithOneBetweenThatHeldAndEndedOtherwise() {
        bench.online();
        endsSoon();
        bench.pass(Duration.ofSeconds(31));
        bench.reconnects(() -> bench.modem().deactivated("+PDP DEACT"));
        endsSoon();

        assertThat(displaced()).isZero();
    }
}
