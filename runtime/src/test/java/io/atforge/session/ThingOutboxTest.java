package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Alarm;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.outbox.OutboxEntry;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.thing.Sample;
import io.atforge.thing.Thing;
import io.atforge.thing.Values;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that must not be lost are in the outbox when post returns. */
class ThingOutboxTest {

    private static final Instant TIME = Instant.ofEpochMilli(1524448722000L);

    @TempDir
    private Path folder;

    @Test
    void storesAReportWithItsTimeAndInPartsThatFit() {
        try (Outbox outbox = FileOutbox.open(folder.resolve("outbox"))) {
            Thing<Tracker, ?, ?> thing = new DefaultModemSessionBuilder<>(Tracker.TEST)
                    .port(new ScriptedPort(command -> "\r\nOK\r\n"))
                    .loop(new ManualLoop())
                    .threads(Runnable::run)
                    .clock(InstantSource.fixed(ThingBench.ROUND))
                    .outbox(outbox)
                    .build()
                    .thing(TrackerThing.MODEL);
            List<Long> alarm = thing.post(new Sample<>(Alarm.of(3), TIME));
            Values large = Values.builder()
                    .put(TrackerThing.NOTE, "x".repeat(1180))
                    .put(TrackerThing.TEMPERATURE, 1f)
                    .put(TrackerThing.INTERVAL, 2)
                    .build();
            List<Long> parts = thing.post(new Sample<>(new Properties(large), TIME));
            assertThatThrownBy(() -> thing.post(new Sample<>(Properties.of(TrackerThing.NOTE, "x".repeat(1400)), TIME)))
                    .isInstanceOf(InvalidArgumentException.class);

            List<OutboxEntry> stored = outbox.oldest(10);
            assertThat(alarm).containsExactly(stored.get(0).id());
            assertThat(parts).containsExactly(stored.get(1).id(), stored.get(2).id());
            assertThat(stored).hasSize(3).allSatisfy(entry -> {
                assertThat(entry.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
                assertThat(entry.payload()).hasSizeLessThanOrEqualTo(1360);
            });
            assertThat(stored.get(0).topic()).isEqualTo("/sys/a1hahpgAs3s/${deviceName}/thing/event/alarm/post");
            assertThat(new String(stored.get(0).payload(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"id\":\"0\",\"version\":\"1.0\",\"sys\":{\"ack\":0},\"params\":"
                                    + "{\"value\":{\"level\":3},\"time\":1524448722000},\"method\":\"thing.event.alarm.post\"}");
            assertThat(new String(stored.get(2).payload(), StandardCharsets.UTF_8))
                    .contains("\"interval\":{\"value\":2,\"time\":1524448722000}");
        }
    }
}
