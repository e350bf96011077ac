package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.SessionState;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.simulation.ArrivalCounts;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A whole session, its modem and its platform on the test's thread. */
class SessionInVirtualTimeTest {

    private static final int PUBLISHES = 2_000;

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final ArrivalCounts arrivals = bench.arrivals;
    private final VirtualModem modem = bench.modem;
    private final List<PublishResult> results = new ArrayList<>();
    private final ModemSession<Tracker> session = bench.session().build();

    @Test
    void publishesThousands() {
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofMinutes(1));
        assertThat(connected).isCompleted();
        long start = System.nanoTime();
        publish();
        time.await(Duration.ofHours(1), () -> results.size() == PUBLISHES);
        System.out.printf(
                "%d publishes of a session: %.0f a second%n",
                PUBLISHES, PUBLISHES / ((System.nanoTime() - start) / 1e9));
        time.advance(Duration.ofSeconds(1));
        assertThat(results).hasSize(PUBLISHES).allMatch(result -> result.cause().isEmpty());
        assertThat(arrivals.distinct()).isEqualTo(PUBLISHES);
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        modem.close();
    }

    private void publish() {
        int number = results.size();
        if (number < PUBLISHES) {
            session.publishAsync(number % 2 == 0 ? Tracker.TEST : Tracker.TEST_QOS1, "message " + number)
                    .thenAccept(result -> {
                        results.add(result);
                        publish();
                    });
        }
    }
}
