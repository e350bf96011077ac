package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static io.atforge.testkit.thing.ThingBench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.Tracker;
import io.atforge.thing.Desired;
import io.atforge.thing.PlatformCode;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the device asks or tells: each way in which the platform can answer, or not, has its documented end. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThingOutcomesTest {

    /** The kinds of requests. */
    enum Kind {
        PROPERTIES(
                "thing/event/property/post",
                thing -> thing.reportAsync(
                        TrackerThing.Properties.builder().temperature(21.5f).build())),
        EVENT("thing/event/alarm/post", thing -> thing.reportAsync(TrackerThing.Alarm.of(3, "hot"))),
        DESIRED("thing/property/desired/get", thing -> thing.desiredAsync().thenApply(Desired::result)),
        CLEAR_DESIRED(
                "thing/property/desired/delete",
                thing -> thing.clearDesiredAsync(new Desired<>(
                        new ThingResult(
                                Outcome.ACCEPTED, Optional.of(PlatformCode.of(200)), Map.of(), Optional.empty()),
                        Optional.empty(),
                        Map.of("interval", 1L))));

        private final String tail;
        private final Function<
                        Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers>, CompletableFuture<ThingResult>>
                request;

        Kind(
                String tail,
                Function<Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers>, CompletableFuture<ThingResult>>
                        request) {
            this.tail = tail;
            this.request = request;
        }

        CompletableFuture<ThingResult> on(Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> thing) {
            return request.apply(thing);
        }
    }

    private static final AcceleratedTime TIME = new AcceleratedTime(1);
    private static final IotPlatform PLATFORM = ThingBench.platform(TIME);

    private ThingBench bench;

    @BeforeEach
    void connect() {
        PLATFORM.clear();
        PLATFORM.things().startAfresh();
        bench = new ThingBench(PLATFORM).online();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
        TIME.close();
    }

    private static ThingResult end(CompletableFuture<ThingResult> request) throws Exception {
        return request.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void assertAccepted(CompletableFuture<ThingResult> request) throws Exception {
        ThingResult result = end(request);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.ACCEPTED);
        assertThat(result.code())
                .hasValueSatisfying(code -> assertThat(code.code()).isEqualTo(200));
        assertThat(result.cause()).isEmpty();
        assertThat(result.rejected()).isEmpty();
    }

    private static void assertRefused(CompletableFuture<ThingResult> request, int code) throws Exception {
        ThingResult result = end(request);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.REFUSED);
        assertThat(result.code()).contains(PlatformCode.of(code));
        assertThat(result.cause()).isEmpty();
    }

    private static void assertUnknown(CompletableFuture<ThingResult> request) throws Exception {
        ThingResult result = end(request);
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.code()).isEmpty();
        assertThat(result.cause())
                .hasValueSatisfying(cause -> assertThat(cause).isInstanceOf(AtTimeoutException.class));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theHappyWayIsAccepted(Kind kind) throws Exception {
        bench.things().desire(DEVICE, "interval", "60");

        assertAccepted(kind.on(bench.thing()));

        assertThat(bench.published(kind.tail)).isEqualTo(1);
        switch (kind) {
            case PROPERTIES -> assertThat(bench.things().properties(DEVICE)).containsEntry("temperature", "21.5");
            case EVENT ->
                assertThat(bench.things().events(DEVICE)).singleElement().satisfies(event -> {
                    assertThat(event.identifier()).isEqualTo("alarm");
                    assertThat(event.valueJson()).isEqualTo("{\"level\":3,\"text\":\"hot\"}");
                });
            case DESIRED -> assertThat(bench.things().desired(DEVICE)).containsEntry("interval", "60");
            case CLEAR_DESIRED -> assertThat(bench.things().desired(DEVICE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anotherCodeIsRefused(Kind kind) throws Exception {
        bench.things().refuseRequests(460);
        assertRefused(kind.on(bench.thing()), 460);

        bench.things().refuseRequests(429);
        assertRefused(kind.on(bench.thing()), 429);

        bench.things().acceptRequests();
        assertAccepted(kind.on(bench.thing()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noReplyIsUnknownAndSentOnce(Kind kind) throws Exception {
        bench.things().dropReplies(true);

        assertUnknown(kind.on(bench.impatient()));

        bench.awaitPublished(kind.tail, 1);
        bench.things().dropReplies(false);
        assertAccepted(kind.on(bench.thing()));
        assertThat(bench.published(kind.tail)).isEqualTo(2);
    }

    /** The reply of the first, which nobody waits for any more, comes before that of the second, which is another. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theReplyOfAnAbandonedRequestCountsForNoOther(Kind kind) throws Exception {
        bench.things().holdReplies();
        assertUnknown(kind.on(bench.impatient()));
        bench.things().refuseRequests(429);
        CompletableFuture<ThingResult> second = kind.on(bench.thing());
        bench.awaitPublished(kind.tail, 2);

        bench.things().releaseReplies();

        assertRefused(second, 429);
    }

    /** What cannot be understood is no answer, whatever it is. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aForeignReplyCountsForNone(Kind kind) throws Exception {
        bench.things().dropReplies(true);
        CompletableFuture<ThingResult> request = kind.on(bench.thing());
        bench.awaitPublished(kind.tail, 1);
        String id = bench.message(kind.tail).text().replaceAll(".*\"id\":\"(\\d+)\".*", "$1");

        for (String foreign : new String[] {
            "",
            "OK",
            "[]",
            "null",
            "{",
            "{\"code\":200,\"data\":{}}",
            "{\"id\":null,\"code\":200}",
            "{\"id\":{},\"code\":200}",
            "{\"id\":\"0" + id + "\",\"code\":200,\"data\":{}}",
            "{\"id\":\"" + (Long.parseLong(id) + 1) + "\",\"code\":200,\"data\":{}}",
            "[".repeat(1000)
        }) {
            bench.send(kind.tail + "_reply", foreign);
        }
        bench.send(kind.tail + "_reply", "{\"id\":" + id + ",\"code\":6100,\"data\":{}}");

        assertRefused(request, 6100);
    }

    /** The platform has the request; the connection ends before its reply, which is lost with it. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aReplyThatIsLostWithTheConnectionIsUnknown(Kind kind) throws Exception {
        bench.things().dropReplies(true);
        CompletableFuture<ThingResult> request =
                kind.on(bench.session.thing(TrackerThing.MODEL, Duration.ofSeconds(3)));
        bench.awaitPublished(kind.tail, 1);

        bench.reconnect();

        assertUnknown(request);
        assertThat(bench.published(kind.tail)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aReplyAfterTheReconnectCounts(Kind kind) throws Exception {
        bench.things().holdReplies();
        CompletableFuture<ThingResult> request = kind.on(bench.thing());
        bench.awaitPublished(kind.tail, 1);

        bench.reconnect();
        assertThat(request).isNotDone();
        bench.things().releaseReplies();

        assertAccepted(request);
        assertThat(bench.published(kind.tail)).isEqualTo(1);
    }

    /** The same where the modem loses all it knew. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aReplyAfterTheModemsRestartCounts(Kind kind) throws Exception {
        bench.things().holdReplies();
        CompletableFuture<ThingResult> request = kind.on(bench.thing());
        bench.awaitPublished(kind.tail, 1);

        bench.reboot();
        assertThat(request).isNotDone();
        bench.things().releaseReplies();

        assertAccepted(request);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSessionThatIsClosedEndsWhatWaits(Kind kind) throws Exception {
        bench.things().holdReplies();
        CompletableFuture<ThingResult> request = kind.on(bench.thing());
        bench.awaitPublished(kind.tail, 1);

        bench.session.close();

        assertThat(end(request).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(end(kind.on(bench.thing())).outcome()).isEqualTo(Outcome.FAILED);
    }
}
