package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.Sessions;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A line that loses and flips bytes both ways: whatever the session is asked ends, in a kind that is known. */
class SessionUnderRandomFaultsTest {

    private static final int SEEDS = 100;
    private static final int ROUNDS = 3;
    private static final int OPERATIONS = 5;
    private static final String OK = "ok";
    /** Longer than any operation may take, whose commands have their own deadlines. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static FaultPlan plan(long seed) {
        Place now = new Place.Chance(0.002);
        int bit = 1 << seed % 8;
        return FaultPlan.of(
                seed,
                new Fault.Drop(Direction.TO_HOST, now),
                new Fault.Drop(Direction.TO_MODEM, now),
                new Fault.Flip(Direction.TO_HOST, now, bit),
                new Fault.Flip(Direction.TO_MODEM, now, bit));
    }

    /** One device on its bad line. */
    private static final class Run {

        private final VirtualTime time = new VirtualTime();
        private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), this::count);
        private final FaultPlan plan;
        private final List<String> conversation = new ArrayList<>();
        private final List<String> endings = new ArrayList<>();
        private int acknowledged;
        /** With QoS 1. */
        private int arrived;

        Run(long seed) {
            plan = plan(seed);
        }

        Run live() {
            VirtualModem modem = VirtualModem.builder()
                    .scheduler(time)
                    .clock(time.clock())
                    .uplink(platform)
                    .faults(plan)
                    .build();
            ModemSession<Tracker> session = Sessions.allOnLoop(
                            Tracker.session("test").port(modem.port()), time, new Random(plan.seed()))
                    .build();
            session.trace(entry -> conversation.add(entry.toString()));
            for (int i = 0; i < ROUNDS; i++) {
                end(session.connectAsync());
                end(session.subscribeAsync(Tracker.TEST, message -> {}));
                end(session.publishAsync(Tracker.TEST, "helloworld"));
                end(session.publishAsync(Tracker.TEST_QOS1, "acknowledged"));
                end(session.queryAsync("AT+CSQ"));
            }
            end(Sessions.signOff(session));
            modem.close();
            return this;
        }

        private void end(CompletableFuture<?> operation) {
            assertThat(time.await(PATIENCE, operation::isDone))
                    .as(() -> "a hang " + story())
                    .isTrue();
            operation.whenComplete((result, error) -> {
                if (error != null) {
                    assertThat(error).as(this::story).isInstanceOf(AtForgeException.class);
                }
                endings.add(Optional.ofNullable(error).map(Run::name).orElseGet(() -> ending(result)));
            });
        }

        private String ending(Object result) {
            if (result instanceof PublishResult published) {
                acknowledged += published.outcome() == Outcome.ACKNOWLEDGED ? 1 : 0;
                return published.cause().map(Run::name).orElse(OK);
            }
            return OK;
        }

        private void count(ReceivedMessage message) {
            arrived += message.qos().level();
        }

        private static String name(Throwable error) {
            return error.getClass().getSimpleName();
        }

        private String story() {
            return "under the faults\n" + plan + "\n\n" + String.join("\n", conversation) + "\n";
        }
    }

    @Test
    void everyOperationEndsInAKnownKind() {
        List<Run> runs = LongStream.range(0, SEEDS)
                .mapToObj(seed -> new Run(seed).live())
                .toList();

        Map<String, Integer> endings = new TreeMap<>();
        for (Run run : runs) {
            assertThat(run.endings).as(run::story).hasSize(OPERATIONS * ROUNDS + 1);
            run.endings.forEach(ending -> endings.merge(ending, 1, Integer::sum));
        }
        int all = SEEDS * OPERATIONS * ROUNDS;
        // Lines good enough to work on, and bad enough to matter: both are what the test is for.
        assertThat(endings.get(OK)).as("%s", endings).isBetween(all * 3 / 4, all * 19 / 20);
        assertThat(endings)
                .containsOnlyKeys(
                        OK,
                        "AtTimeoutException",
                        "ConnectionLostException",
                        "ModemErrorException",
                        "NotConnectedException");
        assertThat(runs).filteredOn(run -> run.acknowledged > 0).hasSizeGreaterThan(SEEDS * 9 / 10);
        assertThat(runs).filteredOn(run -> run.acknowledged < ROUNDS).hasSizeGreaterThan(SEEDS / 5);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.acknowledged).as(run::story).isLessThanOrEqualTo(run.arrived));
    }
}
