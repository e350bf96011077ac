package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrdinaryStartTest {

    @Test
    void isNoRemedyAndTheNextIs() {
        LifeBench bench = new LifeBench(Phase.IDLE);
        bench.online();
        assertThat(bench.session().statistics().recoveryActions()).isEmpty();

        bench.reconnects(bench.modem()::closed);
        assertThat(bench.session().statistics().recoveryActions()).isEqualTo(Map.of("RECONNECT", 1L));
    }
}
