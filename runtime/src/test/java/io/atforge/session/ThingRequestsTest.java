package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.UnexpectedReplyException;
import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Alarm;
import io.atforge.bench.TrackerThing.Handlers;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.session.ThingBench.Published;
import io.atforge.thing.Desired;
import io.atforge.thing.Sample;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each request ends in one of its documented outcomes. */
class ThingRequestsTest {

    /** Makes a request. */
    @FunctionalInterface
    interface Ask extends Function<Thing<Tracker, Properties, Handlers>, CompletableFuture<ThingResult>> {}

    private static final Sample<Tracker> SAMPLE =
            new Sample<>(Properties.of(TrackerThing.TEMPERATURE, 21.5f), ThingBench.ROUND);

    private final ThingBench bench = new ThingBench();

    static Stream<Arguments> requests() {
        String property = "thing/event/property/";
        Ask report = thing -> thing.reportAsync(SAMPLE.values());
        Ask event = thing -> thing.reportAsync(Alarm.of(3));
        Ask sample = thing -> thing.reportAsync(SAMPLE);
        Ask batch = thing -> thing.reportBatchAsync(List.of(SAMPLE));
        Ask history = thing -> thing.reportHistoryAsync(List.of(SAMPLE));
        Ask desired = thing -> thing.desiredAsync().thenApply(Desired::result);
        Ask clear = thing -> thing.clearDesiredAsync(wish());
        return Stream.of(
                arguments(property + "post", report),
                arguments("thing/event/alarm/post", event),
                arguments(property + "post", sample),
                arguments(property + "batch/post", batch),
                arguments(property + "history/post", history),
                arguments("thing/property/desired/get", desired),
                arguments("thing/property/desired/delete", clear));
    }

    private static Desired<Properties> wish() {
        ThingResult got = new ThingResult(Outcome.ACCEPTED, Optional.empty(), Map.of(), Optional.empty());
        return new Desired<>(got, Optional.empty(), Map.of("interval", 2L));
    }

    private CompletableFuture<ThingResult> asked(Ask ask) {
        CompletableFuture<ThingResult> asked = ask.apply(bench.thing);
        bench.run();
        return asked;
    }

    private void ends(CompletableFuture<ThingResult> asked, Outcome outcome, Class<? extends AtForgeException> cause) {
        ThingResult result = bench.done(asked);
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.cause()).containsInstanceOf(cause);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAcceptedByTheReplyWithItsNumber(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        Published request = bench.last();
        assertThat(request.tail()).isEqualTo(tail);
        assertThat(request.json()).startsWith("{\"id\":\"0\",\"version\":\"1.0\",\"sys\":{\"ack\":1},\"params\":");
        assertThat(request.json()).endsWith(",\"method\":\"" + tail.replace('/', '.') + "\"}");
        assertThat(asked).isNotDone();

        bench.accepts(request);

        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(bench.port.written())
                .containsSubsequence("AT+MSUB=\"/sys/a1hahpgAs3s/test/" + tail + "_reply\",0", request.command());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedWithTheCode(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        bench.says(tail + "_reply", "{\"id\":0,\"code\":6306,\"data\":{}}");

        ThingResult result = bench.done(asked);
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.code())
                .hasValueSatisfying(code -> assertThat(code.code()).isEqualTo(6306));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isUnknownWithoutAReply(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        bench.loop.advance(Duration.ofMillis(29_999));
        bench.run();
        assertThat(asked).isNotDone();
        bench.loop.advance(Duration.ofMillis(1));

        ends(asked, Outcome.UNKNOWN, AtTimeoutException.class);
        assertThat(asked.join().cause().orElseThrow())
                .hasMessageContaining(tail.replace('/', '.'))
                .hasMessageContaining("30000 ms")
                .hasMessageNotContaining("connection ended");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isNotEndedByTheReplyOfAnAbandonedOne(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> abandoned = asked(ask);
        Published first = bench.last();
        bench.loop.advance(Duration.ofSeconds(30));
        ends(abandoned, Outcome.UNKNOWN, AtTimeoutException.class);

        CompletableFuture<ThingResult> asked = asked(ask);
        bench.replies(first, "\"code\":6306,\"data\":{}");
        bench.says("thing/event/other/post_reply", "{\"id\":\"1\",\"code\":6306}");
        bench.run();
        assertThat(asked).isNotDone();
        bench.accepts(bench.last());

        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void saysThatTheConnectionEndedMeanwhile(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        bench.disconnects();
        assertThat(asked).isNotDone();
        bench.online();
        bench.loop.advance(Duration.ofSeconds(30));

        ends(asked, Outcome.UNKNOWN, AtTimeoutException.class);
        assertThat(asked.join().cause().orElseThrow()).hasMessageContaining("connection ended meanwhile");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAcceptedByAReplyAfterTheReconnect(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        Published request = bench.last();
        bench.disconnects();
        bench.online();
        bench.accepts(request);

        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(bench.port.written().stream()
                        .filter(("AT+MSUB=\"/sys/a1hahpgAs3s/test/" + tail + "_reply\",0")::equals))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void endsWithTheSession(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        bench.session.signOff();

        ends(asked, Outcome.UNKNOWN, NotConnectedException.class);
        ends(asked(ask), Outcome.FAILED, NotConnectedException.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void failsWhileTheSessionIsOffline(String tail, Ask ask) {
        ends(asked(ask), Outcome.FAILED, NotConnectedException.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void failsIfTheTopicOfTheReplyIsRefused(String tail, Ask ask) {
        bench.online();
        bench.replies.on("AT+MSUB", "\r\nERROR\r\n");
        ends(asked(ask), Outcome.FAILED, ModemErrorException.class);
        assertThat(bench.published()).isEmpty();

        bench.replies.on("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n");
        CompletableFuture<ThingResult> again = asked(ask);
        bench.accepts(bench.last());
        assertThat(bench.done(again).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void failsIfTheModemRefusesToPublish(String tail, Ask ask) {
        bench.online();
        bench.replies.on("AT+MPUB", "\r\nERROR\r\n");
        ends(asked(ask), Outcome.FAILED, ModemErrorException.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAcceptedByAReplyThatIsFasterThanTheModem(String tail, Ask ask) {
        bench.online();
        bench.replies.on("AT+MPUB", "");
        CompletableFuture<ThingResult> asked = asked(ask);
        bench.accepts(bench.last());
        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);

        bench.port.receive("\r\nOK\r\n");
        bench.run();
        bench.loop.advance(Duration.ofMinutes(1));
        assertThat(asked.join().outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isUnknownIfTheReplyCannotBeUnderstood(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = asked(ask);
        for (String nonsense :
                List.of("", "[]", "{\"id\":", "[".repeat(900), "{\"code\":200}", "{\"id\":{},\"code\":200}")) {
            bench.says(tail + "_reply", nonsense);
        }
        bench.run();
        assertThat(asked).isNotDone();
        bench.replies(bench.last(), "\"code\":{\"a\":1}");

        ends(asked, Outcome.UNKNOWN, UnexpectedReplyException.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void hearsTheReplyWhileAllCallbacksAreBusy(String tail, Ask ask) {
        bench.online();
        CompletableFuture<ThingResult> asked = ask.apply(bench.thing);
        bench.loop.run();
        bench.accepts(bench.last());
        bench.loop.advance(Duration.ofMinutes(1));

        assertThat(bench.done(asked).outcome()).isEqualTo(Outcome.ACCEPTED);
    }
}
