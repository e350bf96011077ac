package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.UnexpectedReplyException;
import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Alarm;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.session.ThingBench.Published;
import io.atforge.thing.Desired;
import io.atforge.thing.Sample;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import io.atforge.thing.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in requests, and what is read out of replies. */
class ThingMessagesTest {

    private static final Instant TIME = Instant.ofEpochMilli(1524448722000L);
    private static final Properties WARM = Properties.of(TrackerThing.TEMPERATURE, 21.5f);

    private final ThingBench bench = new ThingBench();

    @BeforeEach
    void online() {
        bench.online();
    }

    private String params(CompletableFuture<?> asked) {
        bench.run();
        assertThat(asked).isNotDone();
        String json = bench.last().json();
        return json.substring(json.indexOf("\"params\":") + 9, json.indexOf(",\"method\""));
    }

    @Test
    void haveTheShapeOfTheProtocol() {
        assertThat(params(bench.thing.reportAsync(WARM))).isEqualTo("{\"temperature\":21.5}");
        assertThat(params(bench.thing.reportAsync(new Sample<>(WARM, TIME))))
                .isEqualTo("{\"temperature\":{\"value\":21.5,\"time\":1524448722000}}");
        assertThat(params(bench.thing.reportAsync(Alarm.of(3))))
                .isEqualTo("{\"value\":{\"level\":3},\"time\":" + ThingBench.ROUND.toEpochMilli() + "}");
        assertThat(params(bench.thing.reportAsync(new Sample<>(Alarm.of(3), TIME))))
                .isEqualTo("{\"value\":{\"level\":3},\"time\":1524448722000}");
        List<Sample<Tracker>> samples = List.of(
                new Sample<>(WARM, TIME), new Sample<>(Alarm.of(3), TIME), new Sample<>(WARM, TIME.plusMillis(1)));
        assertThat(params(bench.thing.reportBatchAsync(samples)))
                .isEqualTo("{\"properties\":{\"temperature\":[{\"value\":21.5,\"time\":1524448722000},"
                        + "{\"value\":21.5,\"time\":1524448722001}]},"
                        + "\"events\":{\"alarm\":[{\"value\":{\"level\":3},\"time\":1524448722000}]}}");
        assertThat(params(bench.thing.reportHistoryAsync(samples.subList(0, 2))))
                .isEqualTo("[{\"identity\":{\"productKey\":\"a1hahpgAs3s\",\"deviceName\":\"test\"},\"properties\":"
                        + "[{\"temperature\":{\"value\":21.5,\"time\":1524448722000}}],"
                        + "\"events\":[{\"alarm\":{\"value\":{\"level\":3},\"time\":1524448722000}}]}]");
        assertThat(params(bench.thing.desiredAsync()))
                .isEqualTo("[\"temperature\",\"powerSwitch\",\"interval\",\"note\"]");
    }

    @Test
    void numbersGoOnFromTheTimeOfDay() {
        assertThat(bench.published()).isEmpty();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<ThingResult> asked = bench.thing.reportAsync(WARM);
            bench.run();
            bench.accepts(bench.last());
            bench.done(asked);
        }
        assertThat(bench.published()).extracting(Published::id).containsExactly("0", "1", "2");
        assertThat(bench.port.written().stream().filter(command -> command.startsWith("AT+MSUB")))
                .as("asked for once")
                .hasSize(1);
    }

    @Test
    void aReplyCountsOnItsOwnTopicAlone() {
        CompletableFuture<ThingResult> report = bench.thing.reportAsync(WARM);
        CompletableFuture<Desired<Properties>> desired = bench.thing.desiredAsync();
        bench.run();
        bench.says("thing/property/desired/get_reply", "{\"id\":\"0\",\"code\":200,\"data\":{}}");
        bench.run();
        assertThat(report).isNotDone();
        bench.says("thing/property/desired/get_reply", "{\"id\":\"1\",\"code\":200,\"data\":{}}");

        assertThat(bench.done(desired).result().isSuccess()).isTrue();
        assertThat(report).isNotDone();
    }

    @Test
    void namesWhatThePlatformDidNotKeep() {
        CompletableFuture<ThingResult> asked = bench.thing.reportAsync(WARM);
        bench.run();
        bench.replies(
                bench.last(), "\"code\":200,\"data\":{\"temperature\":\"tsl parse: params not exist\",\"n\":null}");

        assertThat(bench.done(asked).isSuccess()).isTrue();
        assertThat(asked.join().rejected())
                .containsOnly(Map.entry("temperature", "tsl parse: params not exist"), Map.entry("n", "null"));
    }

    @Test
    void readWhatThePlatformWants() {
        CompletableFuture<Desired<Properties>> asked = bench.thing.desiredAsync();
        bench.run();
        bench.replies(
                bench.last(),
                "\"code\":200,\"data\":{\"interval\":{\"value\":60,\"version\":2},\"note\":{\"version\":\"7\"},"
                        + "\"ofAnotherModule\":{\"value\":1,\"version\":1}}");

        Desired<Properties> desired = bench.done(asked);
        assertThat(desired.properties()).hasValue(Properties.of(TrackerThing.INTERVAL, 60));
        assertThat(desired.versions()).containsOnly(Map.entry("interval", 2L), Map.entry("note", 7L));
        assertThat(params(bench.thing.clearDesiredAsync(desired)))
                .isEqualTo("{\"interval\":{\"version\":2},\"note\":{\"version\":7}}");
    }

    @Test
    void doNotGuessAtAWishThatCannotBeRead() {
        for (String wish : List.of("{\"value\":9999,\"version\":2}", "{\"value\":60,\"version\":\"new\"}")) {
            CompletableFuture<Desired<Properties>> asked = bench.thing.desiredAsync();
            bench.run();
            bench.replies(bench.last(), "\"code\":200,\"data\":{\"interval\":" + wish + "}");

            Desired<Properties> desired = bench.done(asked);
            assertThat(desired.result().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(desired.result().cause()).containsInstanceOf(UnexpectedReplyException.class);
            assertThat(desired.properties()).isEmpty();
        }
    }

    /** Else it would come again at each question. */
    @Test
    void clearAWishThatCannotBeRead() {
        CompletableFuture<Desired<Properties>> asked = bench.thing.desiredAsync();
        bench.run();
        bench.replies(bench.last(), "\"code\":200,\"data\":{\"interval\":{\"value\":9999,\"version\":2}}");

        assertThat(params(bench.thing.clearDesiredAsync(bench.done(asked))))
                .isEqualTo("{\"interval\":{\"version\":2}}");
    }

    @Test
    void goInPartsAndEndWithTheFirstThatDoesNotEndWell() {
        List<Sample<Tracker>> samples = List.of(note(900), note(901), note(902));
        CompletableFuture<ThingResult> asked = bench.thing.reportBatchAsync(samples);
        bench.run();
        assertThat(bench.session.statistics().published().get(PublishResult.Outcome.ACCEPTED))
                .isEqualTo(1);
        bench.says("thing/event/property/batch/post_reply", "{\"id\":\"0\",\"code\":200,\"data\":{\"a\":\"b\"}}");
        bench.run();
        bench.says("thing/event/property/batch/post_reply", "{\"id\":\"1\",\"code\":6106}");

        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(bench.session.statistics().published().get(PublishResult.Outcome.ACCEPTED))
                .isEqualTo(2);
    }

    private static Sample<Tracker> note(int length) {
        return new Sample<>(Properties.of(TrackerThing.NOTE, "x".repeat(length)), TIME);
    }

    @Test
    void sendNothingOfWhatIsWrong() {
        int written = bench.port.written().size();
        assertThatThrownBy(() -> bench.thing.reportBatchAsync(List.of(note(10), note(1400))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("note")
                .hasMessageContaining("1360");
        assertThatThrownBy(() -> bench.thing.reportAsync(new Properties(Values.none())))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> bench.thing.reportBatchAsync(List.of())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> bench.thing.post(note(1))).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> bench.thing.clearDesiredAsync(new Desired<>(
                        new ThingResult(Outcome.ACCEPTED, Optional.empty(), Map.of(), Optional.empty()),
                        Optional.empty(),
                        Map.of())))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> bench.session.thing(TrackerThing.MODEL, Duration.ZERO))
                .isInstanceOf(InvalidArgumentException.class);
        bench.run();
        assertThat(bench.port.written()).hasSize(written);
    }
}
