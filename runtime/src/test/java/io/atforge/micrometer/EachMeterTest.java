package io.atforge.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import io.atforge.session.SessionStatistics.Drops;
import io.atforge.session.SessionStatistics.Latency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each meter shows the number that it is named after: each number of this session is another one. */
class EachMeterTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModemSession<?> session = session();

    private static Latency latency(long count) {
        return new Latency(count, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private static <K extends Enum<K>> Map<K, Long> counts(Class<K> keys, long first) {
        Map<K, Long> counts = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            counts.put(key, first + key.ordinal());
        }
        return counts;
    }

    private static SessionStatistics statistics() {
        return new SessionStatistics(
                1,
                counts(DisconnectReason.class, 100),
                counts(DisconnectReason.class, 200),
                Map.of("RESET", 2L),
                3,
                4,
                5,
                6,
                latency(7),
                counts(Outcome.class, 300),
                latency(8),
                9,
                10,
                new Drops(11, 12, 13),
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                Duration.ofSeconds(22),
                Optional.empty(),
                Optional.empty());
    }

    private static ModemSession<?> session() {
        Health health = new Health(
                Health.Status.UP,
                SessionState.ONLINE,
                Duration.ZERO,
                Optional.empty(),
                Optional.of(Duration.ofSeconds(23)),
                0,
                Optional.of(new Health.Stored(24, 25)));
        return (ModemSession<?>) Proxy.newProxyInstance(
                EachMeterTest.class.getClassLoader(),
                new Class<?>[] {ModemSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "statistics" -> statistics();
                    case "state" -> SessionState.ONLINE;
                    case "health" -> health;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "atforge.connects, , , 1",
        "atforge.reconnects, reason, port, 100",
        "atforge.reconnects, reason, modem, 112",
        "atforge.disconnects, reason, port, 200",
        "atforge.disconnects, reason, modem, 212",
        "atforge.recovery.actions, action, reset, 2",
        "atforge.recovery.actions, action, power, 0",
        "atforge.command.errors, , , 4",
        "atforge.command.timeouts, , , 5",
        "atforge.resyncs, , , 6",
        "atforge.publishes, outcome, accepted, 300",
        "atforge.publishes, outcome, unknown, 303",
        "atforge.publishes.dropped, reason, rejected, 11",
        "atforge.publishes.dropped, reason, displaced, 12",
        "atforge.publishes.dropped, reason, expired, 13",
        "atforge.publishes.held.back, , , 14",
        "atforge.received, , , 15",
        "atforge.received.size, , , 16",
        "atforge.received.dropped, reason, slow_handler, 17",
        "atforge.received.dropped, reason, unclaimed, 18",
        "atforge.discarded, , , 19",
        "atforge.unsolicited, , , 20",
        "atforge.outbox.set.aside, , , 21",
        "atforge.online.time, , , 22",
    })
    void counts(String name, String key, String value, double count) {
        new ModemMetrics(session).bindTo(registry);

        String[] tags = key == null ? new String[0] : new String[] {key, value};
        assertThat(registry.get(name).tags(tags).functionCounter().count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "atforge.online, 1",
        "atforge.traffic.age, 23",
        "atforge.queue.size, 9",
        "atforge.queue.limit, 10",
        "atforge.outbox.messages, 24",
        "atforge.outbox.size, 25",
    })
    void measures(String name, double value) {
        new ModemMetrics(session).bindTo(registry);

        assertThat(registry.get(name).gauge().value()).isEqualTo(value);
    }

    @Test
    void times() {
        new ModemMetrics(session).bindTo(registry);

        assertThat(registry.get("atforge.commands").functionTimer().count()).isEqualTo(7);
        assertThat(registry.get("atforge.publish.latency").functionTimer().count())
                .isEqualTo(8);
    }
}
