package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static io.atforge.testkit.thing.ThingBench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.platform.thing.ReportedEvent;
import io.atforge.testkit.platform.thing.ReportedProperty;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.testkit.thing.TrackerThing.Alarm;
import io.atforge.testkit.thing.TrackerThing.GeoLocation;
import io.atforge.testkit.thing.TrackerThing.Properties;
import io.atforge.thing.Sample;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way between the application's types and what the platform keeps, over modem and broker. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThingJourneysTest {

    private static final String POST = "thing/event/property/post";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final AcceleratedTime TIME = new AcceleratedTime(1);
    private static final IotPlatform PLATFORM = ThingBench.platform(TIME);

    @BeforeEach
    void clear() {
        PLATFORM.clear();
        PLATFORM.things().startAfresh();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
        TIME.close();
    }

    private static void assertAccepted(ThingResult result) {
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.ACCEPTED);
        assertThat(result.rejected()).isEmpty();
    }

    private static Sample<Tracker> temperature(float value, int seconds) {
        return new Sample<>(Properties.builder().temperature(value).build(), NOON.plusSeconds(seconds));
    }

    @Test
    void everyTypeArrives() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            assertAccepted(bench.thing()
                    .report(Properties.builder()
                            .temperature(21f)
                            .powerSwitch(true)
                            .interval(86_400)
                            .mode(TrackerThing.Mode.ECO)
                            .location(new GeoLocation(121.4737, -31.2))
                            .note("温度 \"high\"\r\n\\ \u0001 OK")
                            .log(List.of("a", ""))
                            .build()));

            assertThat(bench.things().properties(DEVICE))
                    .containsEntry("temperature", "21.0")
                    .containsEntry("powerSwitch", "1")
                    .containsEntry("interval", "86400")
                    .containsEntry("mode", "1")
                    .containsEntry("location", "{\"longitude\":121.4737,\"latitude\":-31.2}")
                    .containsEntry("log", "[\"a\",\"\"]")
                    .hasEntrySatisfying("note", note -> assertThat(note).startsWith("\"温度 \\\"high\\\"\\r\\n\\\\ "));
        }
    }

    @Test
    void samplesKeepTheirTimes() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            assertAccepted(bench.thing().report(temperature(20.5f, 0)));
            assertAccepted(bench.thing().report(new Sample<>(Alarm.of(9, "hot"), NOON)));
            assertAccepted(bench.thing()
                    .reportBatch(List.of(
                            temperature(21.5f, 1),
                            temperature(22.5f, 2),
                            new Sample<>(Alarm.of(1, "warm"), NOON.plusSeconds(2)))));

            assertThat(bench.things().history(DEVICE))
                    .containsExactly(
                            new ReportedProperty("temperature", "20.5", NOON),
                            new ReportedProperty("temperature", "21.5", NOON.plusSeconds(1)),
                            new ReportedProperty("temperature", "22.5", NOON.plusSeconds(2)));
            assertThat(bench.things().events(DEVICE))
                    .extracting(ReportedEvent::time)
                    .containsExactly(NOON, NOON.plusSeconds(2));
            assertThat(bench.things().properties(DEVICE)).containsEntry("temperature", "22.5");
        }
    }

    @Test
    void historyDoesNotChangeThePresent() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            assertAccepted(bench.thing().report(temperature(20.5f, 0)));

            assertAccepted(bench.thing()
                    .reportHistory(List.of(temperature(5f, 10), new Sample<>(Alarm.of(0, "long ago"), NOON))));

            assertThat(bench.things().properties(DEVICE)).containsEntry("temperature", "20.5");
            assertThat(bench.things().history(DEVICE)).hasSize(2);
            assertThat(bench.things().events(DEVICE)).hasSize(1);
        }
    }

    /** The tutorial's modem takes 1360 bytes. */
    @Test
    void whatIsTooMuchForOneMessageGoesInSeveral() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            assertAccepted(bench.thing()
                    .report(Properties.builder()
                            .note("n".repeat(1200))
                            .log(Collections.nCopies(4, "l".repeat(250)))
                            .interval(60)
                            .build()));
            assertThat(bench.published(POST)).isEqualTo(2);
            assertThat(bench.things().properties(DEVICE)).containsOnlyKeys("note", "log", "interval");

            List<Sample<Tracker>> many = IntStream.range(0, 300)
                    .mapToObj(i -> temperature(i / 10f, i))
                    .toList();
            assertAccepted(bench.thing().reportBatch(many));
            assertAccepted(bench.thing().reportHistory(many));
            assertThat(bench.things().history(DEVICE)).hasSize(603);
            assertThat(bench.published("thing/event/property/batch/post")).isGreaterThan(5);
            assertThat(PLATFORM.received())
                    .allSatisfy(message -> assertThat(message.payload().length).isLessThanOrEqualTo(1360));
        }
    }

    @Test
    void whatIsTooMuchAloneIsNotSent() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            Properties tooMuch =
                    Properties.builder().interval(60).note("n".repeat(1360)).build();
            assertThatThrownBy(() -> bench.thing().report(tooMuch))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("note");
            assertThatThrownBy(
                            () -> bench.thing().reportBatch(List.of(temperature(1f, 0), new Sample<>(tooMuch, NOON))))
                    .isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> bench.thing().report(Properties.builder().build()))
                    .isInstanceOf(InvalidArgumentException.class);
            assertThatThrownBy(() -> bench.thing().reportBatch(List.of())).isInstanceOf(InvalidArgumentException.class);

            assertThat(PLATFORM.received()).isEmpty();
        }
    }

    @Test
    void oneMessageSetsPropertiesOfTwoModules() throws Exception {
        try (ThingBench bench = new ThingBench(PLATFORM).online().serving()) {
            ThingAnswer answer = bench.things()
                    .set(DEVICE, "{\"interval\":90,\"gps:interval\":10}")
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer.code()).isEqualTo(200);
            PLATFORM.awaitPublish(
                    message ->
                            bench.things().properties(DEVICE).keySet().containsAll(List.of("interval", "gps:interval")),
                    PATIENCE);

            assertThat(bench.things().properties(DEVICE))
                    .containsEntry("interval", "90")
                    .containsEntry("gps:interval", "10");
            assertThat(bench.calls()).containsExactlyInAnyOrder("interval 90", "gps:interval 10");
            assertThat(bench.things()
                            .invoke(DEVICE, "gps:restart", "{}")
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .code())
                    .isEqualTo(200);
            assertAccepted(bench.session.thing(TrackerThingGps.MODEL).report(TrackerThingGps.Lost.of(NOON)));
            assertThat(bench.things().events(DEVICE)).singleElement().satisfies(event -> {
                assertThat(event.identifier()).isEqualTo("gps:lost");
                assertThat(event.valueJson()).isEqualTo("{\"since\":\"" + NOON.toEpochMilli() + "\"}");
            });
        }
    }

    /** A program that ends before it was ever online; the next one sends what it left, with the time it had. */
    @Test
    void whatWasPostedArrivesFromTheNextProgram(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("outbox");
        try (Outbox outbox = FileOutbox.open(file);
                ThingBench bench = new ThingBench(
                        PLATFORM, modem -> modem, Tracker.session("test").outbox(outbox))) {
            assertThat(bench.thing().post(new Sample<>(Alarm.of(7, "smoke"), NOON)))
                    .hasSize(1);
            assertThat(bench.thing()
                            .post(new Sample<>(
                                    Properties.builder()
                                            .note("n".repeat(1200))
                                            .log(Collections.nCopies(4, "l".repeat(250)))
                                            .build(),
                                    NOON)))
                    .hasSize(2);
        }
        assertThat(PLATFORM.received()).isEmpty();

        try (Outbox outbox = FileOutbox.open(file);
                ThingBench bench = new ThingBench(
                        PLATFORM, modem -> modem, Tracker.session("test").outbox(outbox))) {
            bench.online();
            bench.awaitPublished("thing/event/alarm/post", 1);
            bench.awaitPublished(POST, 2);

            assertThat(bench.things().events(DEVICE))
                    .containsExactly(new ReportedEvent("alarm", "{\"level\":7,\"text\":\"smoke\"}", NOON));
            assertThat(bench.things().history(DEVICE))
                    .extracting(ReportedProperty::identifier)
                    .containsExactlyInAnyOrder("note", "log");
            assertThat(bench.things().history(DEVICE))
                    .allMatch(property -> property.time().equals(NOON));
        }
    }

    @Test
    void nothingIsPostedWithoutAnOutbox() {
        try (ThingBench bench = new ThingBench(PLATFORM).online()) {
            assertThatThrownBy(() -> bench.thing().post(new Sample<>(Alarm.of(7, "smoke"), NOON)))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("outbox");
            assertThat(PLATFORM.received()).isEmpty();
        }
    }
}
