package io.atforge.testkit;

import static io.atforge.testkit.ThingClient.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.ThingClient.Heard;
import io.atforge.testkit.platform.thing.ReportedEvent;
import io.atforge.testkit.platform.thing.ReportedProperty;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform makes of what a device reports by its thing model, and answers. */
class ThingReportsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long NOON_MILLIS = 1767268800000L;
    private static final String POST = "thing/event/property/post";
    private static final String BATCH = "thing/event/property/batch/post";
    private static final String HISTORY = "thing/event/property/history/post";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                    .thingModel(ThingClient.MODEL)
                    .clock(Clock.fixed(NOON, ZoneOffset.UTC)))
            .build();

    private IotPlatform platform;
    private ThingClient device;

    @BeforeEach
    void goOnline(IotPlatform running) {
        platform = running;
        device = ThingClient.online(running);
    }

    @AfterEach
    void leaveNobodyConnected() {
        platform.kickAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"count\":5}                                  | 200",
                "{\"count\":7}                                  | 200",
                "{\"count\":101}                                | 6306",
                "{\"count\":-1}                                 | 6306",
                "{\"count\":5.0}                                | 6306",
                "{\"count\":\"5\"}                              | 6306",
                "{\"count\":null}                               | 6306",
                "{\"count\":99999999999999999999}               | 6306",
                "{\"temperature\":21.5}                         | 200",
                "{\"temperature\":120.0}                        | 200",
                "{\"temperature\":21}                           | 6307",
                "{\"temperature\":120.1}                        | 6307",
                "{\"temperature\":\"21.5\"}                     | 6307",
                "{\"anything\":-5.5}                            | 200",
                "{\"anything\":1.0E400}                         | 6322",
                "{\"ratio\":0.5}                                | 200",
                "{\"ratio\":1.5}                                | 6322",
                "{\"ratio\":1}                                  | 6322",
                "{\"power\":1}                                  | 200",
                "{\"power\":2}                                  | 6308",
                "{\"power\":true}                               | 6308",
                "{\"mode\":-1}                                  | 200",
                "{\"mode\":0}                                   | 6309",
                "{\"mode\":\"3\"}                               | 6309",
                "{\"label\":\"六六\"}                           | 200",
                "{\"label\":\"六六6\"}                          | 6310",
                "{\"label\":6}                                  | 6310",
                "{\"since\":\"1536228947682\"}                  | 200",
                "{\"since\":1536228947682}                      | 6311",
                "{\"since\":\"today\"}                          | 6311",
                "{\"since\":\"9223372036854775808\"}            | 6311",
                "{\"place\":{\"x\":1,\"Value\":0.5}}            | 200",
                "{\"place\":{\"x\":1}}                          | 6312",
                "{\"place\":1}                                  | 6312",
                "{\"place\":{\"x\":1,\"y\":2}}                  | 6304",
                "{\"place\":{\"x\":10,\"Value\":0.5}}           | 6306",
                "{\"list\":[1,2]}                               | 200",
                "{\"list\":[]}                                  | 200",
                "{\"list\":[1,2,3]}                             | 6324",
                "{\"list\":[1,\"2\"]}                           | 6325",
                "{\"list\":1}                                   | 6328",
                "{\"cells\":[{\"id\":\"a\"}]}                   | 200",
                "{\"cells\":[{\"no\":\"a\"}]}                   | 6325",
                "{\"nothing\":1}                                | 6320",
                "{\"interval\":1}                               | 6320",
                "{\"gps:interval\":1}                           | 200",
                "{\"gps:interval\":61}                          | 6306",
                "{\"count\":{\"value\":5,\"time\":1767355200000}} | 200",
                "{\"count\":{\"value\":5,\"time\":1767355200001}} | 6326",
                "{\"count\":{\"value\":5,\"time\":\"now\"}}     | 6326",
                "{\"count\":{\"value\":5}}                      | 200",
                "{\"count\":{\"value\":500}}                    | 6306",
                "{\"count\":101,\"temperature\":21}             | 6306",
                "{}                                             | 460",
                "[]                                             | 460",
                "null                                           | 460",
            })
    void answersEachPropertyWithItsCode(String params, int code) throws Exception {
        Heard reply = device.ask(POST, params);
        assertThat(reply.topic()).isEqualTo(ThingClient.ROOT + POST + "_reply");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(platform.things().properties(DEVICE)).hasSize(code == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello                                                                | 6207 | 0",
                "[1]                                                                  | 460  | 0",
                "{\"params\":{\"count\":5},\"method\":\"M\"}                          | 460  | 0",
                "{\"id\":\"x\",\"params\":{\"count\":5},\"method\":\"M\"}             | 460  | 0",
                "{\"id\":\"4294967296\",\"params\":{\"count\":5},\"method\":\"M\"}    | 460  | 0",
                "{\"id\":\"7\",\"method\":\"M\"}                                      | 460  | 7",
                "{\"id\":\"7\",\"params\":{\"count\":5}}                              | 6300 | 7",
                "{\"id\":\"7\",\"params\":{\"count\":5},\"method\":\"thing.event.other.post\"} | 6300 | 7",
                "{\"id\":\"4294967295\",\"params\":{\"count\":5},\"method\":\"M\"}    | 200  | 4294967295",
                "{\"id\":123,\"params\":{\"count\":5},\"method\":\"M\"}               | 200  | 123",
            })
    void answersWhatIsWrongWithTheEnvelope(String text, int code, String id) throws Exception {
        device.publish(ThingClient.ROOT + POST, text.replace("\"M\"", "\"thing.event.property.post\""));
        Map<?, ?> reply = device.next().json();
        assertThat(reply.get("code")).hasToString(String.valueOf(code));
        assertThat(reply.get("id")).isEqualTo(id);
    }

    @Test
    void answersInThePlatformsForm() throws Exception {
        assertThat(device.ask(POST, "{\"temperature\":21.50}").text())
                .isEqualTo("{\"code\":200,\"data\":{},\"id\":\"7\",\"message\":\"success\","
                        + "\"method\":\"thing.event.property.post\",\"version\":\"1.0\"}");
        assertThat(platform.things().properties(DEVICE)).containsExactly(Map.entry("temperature", "21.50"));
    }

    @Test
    void knowsNoOtherMethodAndNoMoreThanTwoHundredProperties() throws Exception {
        assertThat(device.ask("thing/other", "{}").code()).isEqualTo(6300);
        assertThat(device.ask(POST, many(200)).code()).isEqualTo(6320);
        assertThat(device.ask(POST, many(201)).code()).isEqualTo(6106);
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"p" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void isSilentWhereNoReplyIsWanted() throws Exception {
        device.publish(
                ThingClient.ROOT + POST,
                "{\"id\":\"1\",\"sys\":{\"ack\":0},\"params\":{\"count\":5},\"method\":\"thing.event.property.post\"}");
        device.publish(
                ThingClient.ROOT + POST,
                "{\"id\":\"2\",\"sys\":{\"ack\":1},\"params\":{\"count\":6},\"method\":\"thing.event.property.post\"}");
        assertThat(device.next().json().get("id")).isEqualTo("2");
        assertThat(platform.things().history(DEVICE))
                .extracting(ReportedProperty::valueJson)
                .containsExactly("5", "6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alarm    | {\"value\":{\"level\":2},\"time\":1767268800001} | 200",
                "alarm    | {\"level\":2}                                    | 200",
                "alarm    | {}                                               | 200",
                "quiet    | {\"value\":{}}                                   | 200",
                "gps:lost | {}                                               | 200",
                "alarm    | {\"level\":4}                                    | 6306",
                "alarm    | {\"value\":{\"level\":4},\"time\":1}             | 6306",
                "alarm    | {\"other\":4}                                    | 6320",
                "alarm    | {\"value\":{\"level\":2},\"time\":-1}            | 6326",
                "alarm    | [1]                                              | 460",
                "lost     | {}                                               | 5160",
            })
    void takesAnEventOrDropsIt(String event, String params, int code) throws Exception {
        assertThat(device.ask("thing/event/" + event + "/post", params).code()).isEqualTo(code);
        assertThat(platform.things().events(DEVICE))
                .extracting(ReportedEvent::identifier)
                .hasSize(code == 200 ? 1 : 0)
                .allMatch(event::equals);
    }

    @Test
    void keepsTheTimesOfABatchAndItsNewestValues() throws Exception {
        assertThat(device.ask(BATCH, """
                        {"properties":{"count":[{"value":2,"time":2000},{"value":1,"time":1000}]},
                         "events":{"alarm":[{"value":{"level":1},"time":3000}]}}""").code()).isEqualTo(200);
        assertThat(platform.things().properties(DEVICE)).containsExactly(Map.entry("count", "2"));
        assertThat(platform.things().history(DEVICE))
                .containsExactly(
                        new ReportedProperty("count", "2", Instant.ofEpochSecond(2)),
                        new ReportedProperty("count", "1", Instant.ofEpochSecond(1)));
        assertThat(platform.things().events(DEVICE))
                .containsExactly(new ReportedEvent("alarm", "{\"level\":1}", Instant.ofEpochSecond(3)));
    }

    @Test
    void keepsNothingOfABatchWithAMistake() throws Exception {
        assertThat(device.ask(BATCH, "{\"properties\":{\"count\":[{\"value\":2},{\"value\":\"x\"}]}}")
                        .code())
                .isEqualTo(6306);
        assertThat(device.ask(BATCH, "{\"properties\":{\"count\":2}}").code()).isEqualTo(6301);
        assertThat(device.ask(BATCH, "{}").code()).isEqualTo(460);
        assertThat(platform.things().history(DEVICE)).isEmpty();
    }

    @Test
    void historyIsNotThePresent() throws Exception {
        device.ask(POST, "{\"count\":5}");
        String own = """
                [{"identity":{"productKey":"a1hahpgAs3s","deviceName":"test"},
                  "properties":[{"count":{"value":1,"time":%1$d},"power":{"value":0,"time":%1$d}}],
                  "events":[{"alarm":{"value":{"level":1},"time":%1$d}}]}]""".formatted(NOON_MILLIS - 1000);
        assertThat(device.ask(HISTORY, own).code()).isEqualTo(200);
        assertThat(platform.things().properties(DEVICE)).containsExactly(Map.entry("count", "5"));
        assertThat(platform.things().history(DEVICE)).hasSize(3);
        assertThat(platform.things().events(DEVICE))
                .containsExactly(new ReportedEvent("alarm", "{\"level\":1}", NOON.minusSeconds(1)));
        assertThat(device.ask(HISTORY, own.replace("\"test\"", "\"else\"")).code())
                .isEqualTo(6100);
        assertThat(device.ask(HISTORY, "{}").code()).isEqualTo(6301);
    }
}
