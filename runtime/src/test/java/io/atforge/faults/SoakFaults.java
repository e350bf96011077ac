package io.atforge.faults;

import static io.atforge.faults.Fault.ofItsOwn;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.bench.Family;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Faults 49 and 51: what chance does for a long time. */
final class SoakFaults {

    private static final int PUBLISHES = 6000;
    /** The longest hold-down, for what looks like another client. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(70);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** What tells the time of day; credentials may, as the platform checks their timestamp. */
    private static final Pattern WALL_CLOCK =
            Pattern.compile("currentTimeMillis|Instant\\.now|Date\\.now|DateTime\\.now|Clock\\.system|new Date\\(");

    /** One that is known, for a run that is the same each time, and a new one. */
    private static final Supplier<LongStream> SEEDS = () -> LongStream.of(4, System.nanoTime());

    private SoakFaults() {}

    static List<Fault> of(Family family) {
        return List.of(
                ofItsOwn(
                        49,
                        "0.1 % of bytes lost or changed both ways for 10 minutes: never a wrong end, and back",
                        Set.of(Phase.IDLE),
                        each -> SEEDS.get().forEach(seed -> noise(seed, each))),
                ofItsOwn(
                        51,
                        "a publish every 100 ms, and " + family.manners().closed() + ", "
                                + family.manners().restarted() + ", kicks and losses at random: one end each, true",
                        Set.of(Phase.IDLE),
                        each -> SEEDS.get().forEach(seed -> soak(seed, each))),
                ofItsOwn(51, "the wall clock jumps: no deadline reads it", Set.of(Phase.IDLE), each -> noWallClock()));
    }

    private static LifeBench bench(Family family) {
        LifeBench bench = new LifeBench(
                Phase.IDLE,
                family,
                builder -> builder.publishing(
                        new PublishPolicy(1000, new Overflow.Reject(), Duration.ofMinutes(1), false)));
        bench.online();
        return bench;
    }

    /** A byte that changes within a payload cannot be seen; then it is another message that arrives. */
    private static void noise(long seed, Family family) {
        System.out.println("fault 49: seed " + seed);
        Random random = new Random(seed);
        LifeBench bench = bench(family);
        bench.port().noise(random, 0.001);
        Map<String, CompletableFuture<PublishResult>> results = new LinkedHashMap<>();
        for (int i = 0; i < Duration.ofMinutes(10).toSeconds(); i++) {
            // three times, so that a byte less does not make another of them
            String payload = "noise " + i + " " + i + " " + i;
            results.put(payload, bench.publish(Tracker.REPORT, payload));
            bench.pass(Duration.ofSeconds(1));
        }
        bench.port().noise(random, 0);
        bench.await(Duration.ofMinutes(10), () -> results.values().stream().allMatch(CompletableFuture::isDone));

        long acknowledged = 0;
        long asTheyWere = 0;
        for (Map.Entry<String, CompletableFuture<PublishResult>> each : results.entrySet()) {
            int arrived = bench.platform().received(LifeBench.REPORT, each.getKey());
            asTheyWere += arrived;
            assertThat(arrived).as("seed " + seed + ": " + each.getKey()).isLessThanOrEqualTo(1);
            Outcome outcome = each.getValue().join().outcome();
            acknowledged += outcome == Outcome.ACKNOWLEDGED ? 1 : 0;
        }
        long changed = bench.platform().receivedInAll() - asTheyWere;
        long acknowledgedAndThere = results.entrySet().stream()
                .filter(each -> each.getValue().join().outcome() == Outcome.ACKNOWLEDGED)
                .filter(each -> bench.platform().received(LifeBench.REPORT, each.getKey()) == 1)
                .count();
        assertThat(acknowledged - acknowledgedAndThere).as("seed " + seed).isLessThanOrEqualTo(changed);
        assertThat(acknowledged).as("seed " + seed).isGreaterThan(results.size() / 10);
        assertThat(bench.port().noisyBytes()).as("seed " + seed).isGreaterThan(10);
        // where an acknowledgement says which message it means, a lost one is only that message's
        boolean endsConnections = !family.manners().completesById();
        assertThat(bench.session().statistics().connects()).as("seed " + seed).isGreaterThan(endsConnections ? 1 : 0);
        assertThat(results.values())
                .as("seed " + seed)
                .anyMatch(result -> result.join().outcome() == Outcome.UNKNOWN);
        // what the noise made of messages, or of commands that the modem took for data, may be the same twice
        bench.platform().forgetReceived();
        bench.await(LONGEST_WAIT, () -> bench.session().state() == SessionState.ONLINE);
        bench.reconnects(bench.modem()::closed);
        bench.goesOn(LONGEST_WAIT);
    }

    private static void soak(long seed, Family family) {
        System.out.println("fault 51: seed " + seed);
        Random random = new Random(seed);
        LifeBench bench = bench(family);
        Map<String, CompletableFuture<PublishResult>> results = new LinkedHashMap<>();
        for (int i = 0; i < PUBLISHES; i++) {
            String payload = "soak " + i;
            results.put(payload, bench.publish(i % 2 == 0 ? Tracker.REPORT : Tracker.TEST_TOPIC, payload));
            if (random.nextInt(200) == 0) {
                Duration delay = Duration.ofNanos(random.nextLong(PAUSE.toNanos()));
                bench.later(delay, () -> reason(bench, random.nextInt(6)));
            }
            bench.pass(PAUSE);
            assertThat(bench.session().statistics().queued()).isLessThanOrEqualTo(1000);
        }
        bench.await(LONGEST_WAIT, () -> results.values().stream().allMatch(CompletableFuture::isDone));

        results.forEach((payload, result) -> {
            String topic =
                    Integer.parseInt(payload.substring("soak ".length())) % 2 == 0 ? LifeBench.REPORT : LifeBench.TEST;
            int arrived = bench.platform().received(topic, payload);
            int sent = arrived + bench.platform().lost(topic, payload);
            String what = "seed " + seed + ": " + payload + " " + result.join();
            switch (result.join().outcome()) {
                case ACKNOWLEDGED -> assertThat(arrived).as(what).isEqualTo(1);
                case ACCEPTED -> assertThat(sent).as(what).isEqualTo(1);
                case UNKNOWN -> assertThat(sent).as(what).isLessThanOrEqualTo(1);
                case FAILED -> assertThat(sent).as(what).isZero();
            }
        });
        SessionStatistics statistics = bench.session().statistics();
        assertThat(statistics.published().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(PUBLISHES);
        theSoakSoaked(statistics, "seed " + seed);
        assertThat(bench.pending()).as("timers, seed " + seed).isLessThan(20);
        bench.await(LONGEST_WAIT, () -> bench.session().state() == SessionState.ONLINE);
        bench.goesOn(LONGEST_WAIT);
    }

    /** It may be held down for long after what looks like another client; some seeds send no more than a sixth. */
    private static void theSoakSoaked(SessionStatistics statistics, String seed) {
        assertThat(statistics.connects()).as(seed).isGreaterThan(3);
        assertThat(statistics.published().get(Outcome.ACKNOWLEDGED)).as(seed).isGreaterThan(PUBLISHES / 20);
        assertThat(statistics.published().get(Outcome.ACCEPTED)).as(seed).isGreaterThan(PUBLISHES / 20);
        assertThat(statistics.disconnects().values())
                .as(seed)
                .filteredOn(times -> times > 0)
                .hasSizeGreaterThan(1);
    }

    private static void reason(LifeBench bench, int which) {
        switch (which) {
            case 0 -> bench.modem().restart();
            case 1 -> bench.modem().restartAtOnce();
            case 2 ->
                bench.modem().deactivated(bench.family().manners().bearerLost().get(0));
            case 3 -> {
                bench.port().unplug(Reason.MISSING);
                bench.later(Duration.ofSeconds(5), bench.port()::plug);
            }
            case 4 -> bench.platform().mute();
            default -> bench.modem().closed();
        }
    }

    private static void noWallClock() {
        for (String part : List.of("session", "at", "script", "port", "dialect")) {
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/atforge", part))) {
                List<Path> files = sources.filter(Files::isRegularFile).toList();
                assertThat(files).isNotEmpty();
                for (Path file : files) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(WALL_CLOCK);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
