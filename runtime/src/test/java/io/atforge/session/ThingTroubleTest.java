package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.MessageDroppedException;
import io.atforge.bench.Tracker;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Properties;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.internal.traffic.PromptHandler;
import io.atforge.thing.DataType;
import io.atforge.thing.Field;
import io.atforge.thing.HandlerException;
import io.atforge.thing.Service;
import io.atforge.thing.ThingModel;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingResult.Outcome;
import io.atforge.thing.Values;
import io.atforge.thing.WritableProperty;
import io.atforge.topic.PublishQuota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What handlers give that cannot be sent, properties of two modules, and requests in doubt. */
class ThingTroubleTest {

    private static final String SET = "thing/service/property/set";
    private static final String OUT_OF_ORDER = "\"code\":400,\"data\":{},\"message\":\"the device could not do it\"}";

    private static final Field<Integer> RATE = new Field<>("gps:rate", DataType.int32(1, 10, 1, "Hz"));
    private static final Field<String> LABEL = new Field<>("gps:label", DataType.text(2048));

    /** A custom module whose handlers are one function of texts. */
    private static final ThingModel<Tracker, Properties, UnaryOperator<String>> GPS = new ThingModel<>(
            List.of(RATE, LABEL),
            Properties::new,
            List.of(
                    new WritableProperty<>(RATE, (handlers, wanted) -> {
                        String given = handlers.apply("rate " + wanted);
                        return given == null ? null : Integer.valueOf(given);
                    }),
                    new WritableProperty<>(LABEL, (handlers, wanted) -> handlers.apply(wanted))),
            List.of(new Service<>("gps:dump", false, List.of(), (handlers, input) -> {
                String given = handlers.apply("dump");
                return given == null ? null : Values.builder().put(LABEL, given).build();
            })));

    private final ThingBench bench = new ThingBench();

    @BeforeEach
    void online() {
        bench.online();
    }

    private void serve(UnaryOperator<String> handlers) {
        bench.done(bench.session.thing(GPS).serveAsync(handlers));
    }

    private List<String> answers(String tail, String json) {
        int before = bench.published().size();
        bench.says(tail, json);
        bench.run();
        return bench.published().stream()
                .skip(before)
                .map(message -> message.tail() + " " + message.json())
                .toList();
    }

    @Test
    void answersThatResultsAreTooLongForTheModem() {
        serve(wanted -> "x".repeat(1400));
        assertThat(answers("thing/service/gps:dump", "{\"id\":\"1\",\"params\":{}}"))
                .containsExactly("thing/service/gps:dump_reply {\"id\":\"1\",\"code\":400,\"data\":{},"
                        + "\"message\":\"the results are too long\"}");

        serve(wanted -> "x".repeat(1300));
        answers("thing/service/gps:dump", "{\"id\":\"2\",\"params\":{}}");
        assertThat(bench.port.written())
                .last()
                .asString()
                .contains("gps:dump_reply")
                .contains("1345");
    }

    /** Whoever asks chooses the number that comes back: what takes its room is the text. */
    @Test
    void keepsTheCodeOfAnAnswerThatIsTooLong() {
        serve(wanted -> {
            throw new HandlerException(100_001, "\u0001".repeat(200));
        });

        String id = "\\u0001".repeat(64);
        assertThat(answers("thing/service/gps:dump", "{\"id\":\"" + id + "\",\"params\":{}}"))
                .containsExactly("thing/service/gps:dump_reply {\"id\":\"" + id + "\",\"code\":100001,\"data\":{}}");
    }

    @Test
    void takesTheNextMessageThoughOneIsNotUnderstood() {
        List<String> heard = new ArrayList<>();
        bench.done(bench.session.subscribeAsync(Tracker.TEST_TOPIC, (PromptHandler) message -> {
            throw new IllegalStateException("a fault of ours");
        }));
        serve(wanted -> {
            heard.add(wanted);
            return null;
        });
        bench.port.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,go\r\n");
        bench.run();

        assertThat(answers("thing/service/gps:dump", "{\"id\":\"1\",\"params\":{}}"))
                .hasSize(1);
        assertThat(heard).containsExactly("dump");
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void answersThoughWhatIsInForceIsTooLongToReport() {
        serve(wanted -> "x".repeat(1400));
        assertThat(answers(SET, "{\"id\":\"1\",\"params\":{\"gps:label\":\"y\"}}"))
                .containsExactly(SET + "_reply {\"id\":\"1\",\"code\":200,\"data\":{}}");
    }

    @Test
    void reportsNoValueThatAHandlerGivesOutsideItsLimits() {
        serve(wanted -> "11");
        assertThat(answers(SET, "{\"id\":\"1\",\"params\":{\"gps:rate\":5}}"))
                .containsExactly(SET + "_reply {\"id\":\"1\"," + OUT_OF_ORDER);
    }

    @Test
    void answersThoughAHandlerGivesNull() {
        serve(wanted -> null);
        assertThat(answers(SET, "{\"id\":\"1\",\"params\":{\"gps:rate\":5}}"))
                .containsExactly(SET + "_reply {\"id\":\"1\"," + OUT_OF_ORDER);
        assertThat(answers("thing/service/gps:dump", "{\"id\":\"2\"}"))
                .containsExactly("thing/service/gps:dump_reply {\"id\":\"2\"," + OUT_OF_ORDER);
    }

    @Test
    void setsPropertiesOfTwoModulesByOneRequest() {
        serve(wanted -> "2");
        bench.done(bench.thing.serveAsync(new QuietHandlers()));

        assertThat(answers(SET, "{\"id\":\"1\",\"params\":{\"gps:rate\":5,\"powerSwitch\":1}}"))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"code\":200");
        assertThat(bench.last().json()).contains("\"params\":{\"gps:rate\":2,\"powerSwitch\":1}");
        assertThat(answers(SET, "{\"id\":\"2\",\"params\":{\"powerSwitch\":1,\"gps:rate\":11}}"))
                .singleElement()
                .asString()
                .contains("\"code\":460")
                .contains("gps:rate");
    }

    @Test
    void saysWhyItIsInDoubtIfNoReplyComes() {
        bench.replies.on("AT+MPUB", "");
        CompletableFuture<ThingResult> inDoubt = report();
        bench.disconnects();
        assertThat(inDoubt).isNotDone();
        bench.loop.advance(Duration.ofSeconds(30));

        ThingResult result = bench.done(inDoubt);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.cause().orElseThrow()).hasMessageNotContaining("did not answer thing.event");
    }

    /** The first request ends before the modem refuses the topic of its reply; the next must not inherit that. */
    @Test
    void asksAnewForATopicThatWasRefusedAfterItsRequestHadEnded() {
        ThingBench hasty = new ThingBench(new DefaultModemSessionBuilder<>(Tracker.TEST)
                .publishing(new PublishPolicy(9, new PublishPolicy.Overflow.Reject(), Duration.ofSeconds(1), false)));
        hasty.online();
        hasty.replies.on("AT+MSUB", "");
        CompletableFuture<ThingResult> first = report(hasty);
        hasty.loop.advance(Duration.ofSeconds(1));
        assertThat(hasty.done(first).cause()).containsInstanceOf(MessageDroppedException.class);
        hasty.port.receive("\r\nERROR\r\n");
        hasty.run();
        hasty.replies.on("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n");

        CompletableFuture<ThingResult> next = report(hasty);
        assertThat(next).isNotDone();
        hasty.accepts(hasty.last());
        assertThat(hasty.done(next).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    private CompletableFuture<ThingResult> report() {
        return report(bench);
    }

    private static CompletableFuture<ThingResult> report(ThingBench bench) {
        CompletableFuture<ThingResult> asked = bench.thing.reportAsync(Properties.of(TrackerThing.TEMPERATURE, 21.5f));
        bench.run();
        return asked;
    }

    /** Memory does not run short of a platform that takes all and answers nothing. */
    @Test
    void letsSoManyRequestsWaitAndNoMore() {
        ThingBench patient =
                new ThingBench(new DefaultModemSessionBuilder<>(Tracker.TEST).publishQuota(PublishQuota.unlimited()));
        patient.online();
        List<CompletableFuture<ThingResult>> asked = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            asked.add(patient.thing.reportAsync(TrackerThing.Alarm.of(3)));
            patient.run();
        }

        assertThat(asked.subList(0, 1000)).noneMatch(CompletableFuture::isDone);
        assertThat(asked.get(1000)).isCompleted();
        ThingResult tooMany = asked.get(1000).join();
        assertThat(tooMany.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(tooMany.cause()).containsInstanceOf(MessageDroppedException.class);
        assertThat(patient.published()).hasSize(1000);

        patient.accepts(patient.last());
        patient.thing.reportAsync(TrackerThing.Alarm.of(3));
        patient.run();
        assertThat(patient.published()).hasSize(1001);
    }
}
