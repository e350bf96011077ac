package io.atforge.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of a session that lives on the bench's modem. */
class ModemMetricsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(atforge\\.[a-z.]+)` \\| ((?:`[a-z]+` )?)\\|");
    private static final Pattern NAME = Pattern.compile("`(atforge\\.[a-z.]+)`");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private LifeBench bound(LifeBench bench) {
        new ModemMetrics(bench.session(), Tags.of("device", "test")).bindTo(registry);
        return bench;
    }

    private double counted(String name, String... tags) {
        return registry.get(name)
                .tag("device", "test")
                .tags(tags)
                .functionCounter()
                .count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void tellWhatASessionDoes() {
        LifeBench bench = bound(new LifeBench(Phase.IDLE));
        assertThat(gauge("atforge.online")).isZero();
        assertThat(gauge("atforge.traffic.age")).isNaN();

        bench.online();
        bench.publish(Tracker.REPORT, "x");
        bench.isAsBefore();

        assertThat(gauge("atforge.online")).isEqualTo(1);
        assertThat(counted("atforge.connects")).isEqualTo(1);
        assertThat(counted("atforge.publishes", "outcome", "acknowledged")).isEqualTo(2);
        assertThat(counted("atforge.publishes", "outcome", "failed")).isZero();
        assertThat(counted("atforge.received")).isEqualTo(1);
        assertThat(counted("atforge.received.size")).isEqualTo("still".length());
        assertThat(gauge("atforge.queue.limit")).isEqualTo(1000);

        bench.pass(Duration.ofSeconds(20));
        assertThat(registry.get("atforge.traffic.age").timeGauge().value(TimeUnit.SECONDS))
                .isBetween(20.0, 60.0);
        assertThat(counted("atforge.online.time"))
                .isEqualTo(bench.session().statistics().timeOnline().toNanos() / 1e9)
                .isGreaterThan(20);
    }

    @Test
    void tellWhyItWasAwayAndWhatItDid() {
        LifeBench bench = bound(new LifeBench(Phase.IDLE));
        bench.online();
        bench.modem().closed();
        bench.await(Duration.ofSeconds(1), () -> bench.session().state() == SessionState.WAITING);
        assertThat(counted("atforge.disconnects", "reason", "closed")).isEqualTo(1);
        assertThat(counted("atforge.reconnects", "reason", "closed")).isZero();

        bench.await(Duration.ofMinutes(1), () -> bench.session().state() == SessionState.ONLINE);
        assertThat(counted("atforge.disconnects", "reason", "closed")).isEqualTo(1);
        assertThat(counted("atforge.reconnects", "reason", "closed")).isEqualTo(1);
        assertThat(counted("atforge.recovery.actions", "action", "reconnect")).isEqualTo(1);
        assertThat(counted("atforge.disconnects", "reason", "port")).isZero();
    }

    @Test
    void timeCommandsAndPublishes() {
        LifeBench bench = bound(new LifeBench(Phase.IDLE));
        bench.online();
        bench.isAsBefore();

        SessionStatistics numbers = bench.session().statistics();
        isThat(registry.get("atforge.commands").functionTimer(), numbers.commandLatency());
        isThat(registry.get("atforge.publish.latency").functionTimer(), numbers.publishLatency());
    }

    private static void isThat(FunctionTimer timer, SessionStatistics.Latency latency) {
        assertThat(timer.count()).isEqualTo(latency.count()).isPositive();
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS))
                .isCloseTo(latency.total().toNanos() / 1e6, within(0.001))
                .isPositive();
    }

    @Test
    void ofAnOutboxAreThereIfThereIsOne(@TempDir Path folder) {
        bound(new LifeBench(Phase.IDLE));
        assertThat(registry.find("atforge.outbox.messages").meters()).isEmpty();

        try (Outbox outbox = FileOutbox.open(folder.resolve("outbox"))) {
            LifeBench bench = new LifeBench(Phase.IDLE, builder -> builder.outbox(outbox));
            SimpleMeterRegistry another = new SimpleMeterRegistry();
            new ModemMetrics(bench.session()).bindTo(another);
            bench.session().post(Tracker.REPORT, "x");

            assertThat(another.get("atforge.outbox.messages").gauge().value()).isEqualTo(1);
            assertThat(another.get("atforge.outbox.size").gauge().value())
                    .isEqualTo(bench.session()
                            .health(Duration.ZERO)
                            .outbox()
                            .orElseThrow()
                            .bytes())
                    .isPositive();
            assertThat(another.get("atforge.outbox.set.aside").functionCounter().count())
                    .isZero();
        }
    }

    @Test
    void twoSessionsAreToldApartByTheirTags() {
        new ModemMetrics(new LifeBench(Phase.IDLE).session(), Tags.of("device", "one")).bindTo(registry);
        int ofOne = registry.getMeters().size();
        new ModemMetrics(new LifeBench(Phase.IDLE).session(), Tags.of("device", "two")).bindTo(registry);

        assertThat(registry.getMeters()).hasSize(2 * ofOne);
    }

    /** docs/operations.md names each meter with its tags, and no other. */
    @Test
    void areThoseOfTheDocs(@TempDir Path folder) throws IOException {
        try (Outbox outbox = FileOutbox.open(folder.resolve("outbox"))) {
            bound(new LifeBench(Phase.IDLE, builder -> builder.outbox(outbox)));

            String page = Files.readString(Path.of("../docs/operations.md"));
            assertThat(documented(page)).isEqualTo(registered());
            assertThat(NAME.matcher(page).results().map(name -> name.group(1)))
                    .isSubsetOf(registered().keySet());
        }
    }

    private Map<String, String> registered() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .collect(Collectors.toMap(Meter.Id::getName, ModemMetricsTest::tags, (one, other) -> one));
    }

    private static String tags(Meter.Id id) {
        return id.getTags().stream()
                .map(Tag::getKey)
                .filter(key -> !key.equals("device"))
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> documented(String page) {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2).strip()));
    }
}
