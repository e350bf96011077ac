package io.atforge.testkit.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.Sessions;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Months of a gateway's life in virtual time (fault 51): publishes, half of them with QoS 1, while the connection is
 * closed, the modem restarts, another client kicks, the port vanishes and bytes go wrong, all at random from a seed that
 * is printed. {@code -Datforge.publishes=1000000} for the whole of it, {@code -Datforge.seed=} for the same again.
 */
class SoakTest {

    private static final int UNDER_WAY = 100;
    private static final Duration BETWEEN_TROUBLES = Duration.ofSeconds(30);
    private static final int CUTS = 10;

    private final int publishes = Integer.getInteger("atforge.publishes", 20_000);
    private final long seed = Long.getLong("atforge.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final VirtualTime time = new VirtualTime();
    private final Ledger ledger = new Ledger(publishes);
    private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), ledger);
    private final VirtualModem modem = VirtualModem.builder()
            .scheduler(time)
            .clock(time.clock())
            .uplink(platform)
            .faults(FaultPlan.parse("seed " + Math.abs(seed)
                    + "\nflip to-host chance 0.00002 mask 0x04\ndrop to-host chance 0.00002"))
            .build();
    private final List<Footprint> footprints = new ArrayList<>();
    private int troubles;

    @Test
    void everyPublishHasOneEndAndNothingAcknowledgedIsMissing() {
        System.out.println("soak of " + publishes + " publishes, seed " + seed);
        long start = System.nanoTime();
        ModemSession<Tracker> session = Sessions.allOnLoop(
                        Tracker.session().port(modem.port()).publishing(new PublishPolicy(
                                UNDER_WAY, new Overflow.Reject(), Duration.ofHours(12), false)),
                        time,
                        new Random(seed))
                .build();
        session.connectAsync();
        for (int i = 0; i < UNDER_WAY; i++) {
            time.execute(() -> publish(session));
        }
        trouble();
        run();
        long seconds = Math.max(1, Duration.ofNanos(System.nanoTime() - start).toSeconds());
        System.out.printf("%s; %d troubles in %s of virtual time, %d s of wall time; %d altered on the wire%n%s%n"
                        + "after each tenth: %s%n",
                ledger.outcomes(), troubles, Duration.ofNanos(time.nanoTime()), seconds, ledger.altered(),
                session.statistics(), footprints);

        assertThat(ledger.endedTwice()).isZero();
        assertThat(ledger.ofThoseThat(Outcome.ACKNOWLEDGED, 1, 1)).as("acknowledged and missing, or twice").isZero();
        assertThat(ledger.ofThoseThat(Outcome.FAILED, 0, 0)).as("failed and there").isZero();
        assertThat(ledger.ofThoseThat(Outcome.ACCEPTED, 0, 1)).as("accepted and there twice").isZero();
        assertThat(ledger.ofThoseThat(Outcome.UNKNOWN, 0, 1)).as("unknown and there twice").isZero();
        Footprint first = footprints.get(0);
        Footprint last = footprints.get(footprints.size() - 1);
        assertThat(last.heapKilobytes()).isLessThan(first.heapKilobytes() + 4_000);
        assertThat(last.threads()).isLessThanOrEqualTo(first.threads());
        assertThat(last.files()).isLessThanOrEqualTo(first.files());
        assertThat(session.statistics().queued()).isZero();
    }

    private void publish(ModemSession<Tracker> session) {
        if (ledger.hasMore()) {
            int message = ledger.handedOver();
            String text = ledger.next();
            session.publishAsync(message % 2 == 0 ? Tracker.TEST : Tracker.TEST_QOS1, text).thenAccept(result -> {
                ledger.ended(message, result.outcome());
                publish(session);
            });
        }
    }

    private void run() {
        int cut = Math.max(1, publishes / CUTS);
        while (!ledger.isOver() && time.step()) {
            if (ledger.ended() >= cut * (footprints.size() + 1)) {
                footprints.add(Footprint.now());
            }
        }
        assertThat(ledger.isOver()).as("every publish has an end").isTrue();
    }

    private void trouble() {
        double chance = -Math.log(1 - random.nextDouble());
        time.after(Duration.ofMillis((long) (BETWEEN_TROUBLES.toMillis() * chance)), () -> {
            troubles++;
            switch (random.nextInt(4)) {
                case 0 -> modem.dropConnection();
                case 1 -> modem.reboot();
                case 2 -> platform.kickAll();
                default -> {
                    modem.unplug();
                    time.after(Duration.ofMillis(random.nextInt(20_000)), modem::plug);
                }
            }
            trouble();
        });
    }
}
