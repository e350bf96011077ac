package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.InvalidArgumentException;
import io.atforge.bench.TrackerThing;
import io.atforge.bench.TrackerThing.Handlers;
import io.atforge.log.CapturedLog;
import io.atforge.session.ThingBench.Published;
import io.atforge.thing.HandlerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform wants is carried out by the handlers, once, and answered. */
class ThingServingTest {

    private static final String SET = "thing/service/property/set";
    private static final String REBOOT = "thing/service/reboot";

    private final ThingBench bench = new ThingBench();
    private final List<String> done = new ArrayList<>();
    private Runnable before = () -> {};

    private final Handlers handlers = new Handlers() {
        @Override
        public boolean setPowerSwitch(boolean wanted) {
            return did("power " + wanted, wanted);
        }

        @Override
        public int setInterval(int wanted) {
            return did("interval " + wanted, Math.min(wanted, 600));
        }

        @Override
        public void reboot(Optional<Integer> delay) {
            did("reboot " + delay, delay);
        }

        @Override
        public int uptime() {
            return did("uptime", 42);
        }

        private <T> T did(String what, T result) {
            before.run();
            done.add(what);
            return result;
        }
    };

    private void serve() {
        bench.online();
        bench.done(bench.thing.serveAsync(handlers));
    }

    private void says(String tail, String json) {
        bench.says(tail, json);
        bench.run();
    }

    private List<String> answers() {
        return bench.published().stream()
                .map(message -> message.tail() + " " + message.json())
                .toList();
    }

    @Test
    void setsPropertiesAnswersAndReportsWhatIsInForce() {
        serve();
        says(SET, "{\"id\":\"77\",\"version\":\"1.0.0\",\"params\":{\"powerSwitch\":1,\"interval\":3000}}");

        assertThat(done).containsExactly("power true", "interval 3000");
        assertThat(answers())
                .containsExactly(
                        "thing/service/property/set_reply {\"id\":\"77\",\"code\":200,\"data\":{}}",
                        "thing/event/property/post {\"id\":\"0\",\"version\":\"1.0\",\"sys\":{\"ack\":0},\"params\":"
                                + "{\"powerSwitch\":1,\"interval\":600},\"method\":\"thing.event.property.post\"}");
    }

    /** Both the answer and the report are in vain; a program that ends hears of it once, and without a stack trace. */
    @Test
    void saysInOneLineThatASessionWasClosedBeforeItsAnswer() {
        serve();
        bench.replies.on("AT+MPUB", "");
        try (CapturedLog log = CapturedLog.open()) {
            says(SET, "{\"id\":\"77\",\"params\":{\"powerSwitch\":1}}");
            bench.session.signOff();
            bench.run();

            assertThat(log.shown())
                    .filteredOn(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
                    .containsExactly(
                            "WARN device test: the session was closed before an answer, or a report of what was set,"
                                    + " was published");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"powerSwitch\":1,\"interval\":3601}",
                "{\"powerSwitch\":1,\"interval\":\"soon\"}",
                "{\"powerSwitch\":1,\"temperature\":1}",
                "{\"powerSwitch\":1,\"nonsense\\\"*/\":1}",
                "{\"powerSwitch\":1,\"interval\":null}",
                "{}",
                "[\"powerSwitch\"]",
                "null"
            })
    void carriesOutNothingOfASetThatIsWrongInAnyValue(String params) {
        serve();
        says(SET, "{\"id\":78,\"params\":" + params + "}");

        assertThat(done).isEmpty();
        assertThat(answers())
                .singleElement()
                .asString()
                .startsWith("thing/service/property/set_reply {\"id\":\"78\",\"code\":460,\"data\":{},\"message\":\"");
    }

    @Test
    void answersWithTheCodeOfAHandler() {
        serve();
        before = () -> {
            throw new HandlerException(100_001, "the door is \"open\"");
        };
        says(SET, "{\"id\":\"1\",\"params\":{\"powerSwitch\":1}}");

        assertThat(answers())
                .containsExactly("thing/service/property/set_reply {\"id\":\"1\",\"code\":100001,\"data\":{},"
                        + "\"message\":\"the door is \\\"open\\\"\"}");
    }

    @Test
    void tellsNobodyWhatWentWrongInsideAHandler() {
        serve();
        before = () -> {
            throw new InvalidArgumentException("a secret of the application");
        };
        says(REBOOT, "{\"id\":\"1\",\"params\":{}}");

        assertThat(answers())
                .containsExactly("thing/service/reboot_reply {\"id\":\"1\",\"code\":400,\"data\":{},"
                        + "\"message\":\"the device could not do it\"}");
    }

    @Test
    void reportsWhatIsInForceThoughALaterHandlerFails() {
        serve();
        before = () -> {
            if (!done.isEmpty()) {
                throw new HandlerException(429, "too fast");
            }
        };
        says(SET, "{\"id\":\"1\",\"params\":{\"powerSwitch\":1,\"interval\":9}}");

        assertThat(answers()).hasSize(2);
        assertThat(answers().get(0)).contains("\"code\":429");
        assertThat(answers().get(1)).contains("\"params\":{\"powerSwitch\":1}");
    }

    @ParameterizedTest
    @CsvSource({SET + ",'{\"powerSwitch\":1}'", REBOOT + ",'{\"delay\":5}'"})
    void answersARequestThatComesTwiceAndCarriesItOutOnce(String tail, String params) {
        serve();
        String request = "{\"id\":\"5\",\"params\":" + params + "}";
        says(tail, request);
        bench.disconnects();
        bench.online();
        says(tail, request);

        assertThat(done).hasSize(1);
        assertThat(bench.published().stream().filter(answer -> answer.tail().equals(tail + "_reply")))
                .hasSize(2)
                .extracting(Published::json)
                .containsOnly("{\"id\":\"5\",\"code\":200,\"data\":{}}");

        says(tail, request.replace("\"5\"", "\"6\""));
        assertThat(done).hasSize(2);
    }

    @Test
    void invokesAnAsynchronousService() {
        serve();
        says(REBOOT, "{\"id\":\"9\",\"params\":{\"delay\":5,\"unknown\":{}},\"method\":\"thing.service.reboot\"}");
        says(REBOOT, "{\"id\":\"10\"}");

        assertThat(done).containsExactly("reboot Optional[5]", "reboot Optional.empty");
        assertThat(answers())
                .containsExactly(
                        "thing/service/reboot_reply {\"id\":\"9\",\"code\":200,\"data\":{}}",
                        "thing/service/reboot_reply {\"id\":\"10\",\"code\":200,\"data\":{}}");
    }

    @Test
    void refusesAWrongParameterOfAService() {
        serve();
        says(REBOOT, "{\"id\":\"9\",\"params\":{\"delay\":61}}");

        assertThat(done).isEmpty();
        assertThat(answers())
                .singleElement()
                .asString()
                .contains("\"code\":460")
                .contains("delay")
                .contains("61");
    }

    @Test
    void invokesASynchronousService() {
        serve();
        says("rrpc/request/1234567890123456789", "{\"id\":\"3\",\"params\":{},\"method\":\"thing.service.uptime\"}");

        assertThat(answers())
                .containsExactly(
                        "rrpc/response/1234567890123456789 {\"id\":\"3\",\"code\":200,\"data\":{\"uptime\":42}}");
    }

    @Test
    void leavesOtherSynchronousRequestsToTheApplication() {
        serve();
        says("rrpc/request/1", "{\"id\":\"3\",\"params\":{},\"method\":\"own.method\"}");
        says("rrpc/request/2", "no JSON");
        says("rrpc/request/3", "{\"id\":\"3\",\"method\":\"thing.service.unknown\"}");

        assertThat(done).isEmpty();
        assertThat(answers())
                .singleElement()
                .asString()
                .startsWith("rrpc/response/3")
                .contains("\"code\":460");
    }

    @Test
    void doesNotAnswerASynchronousServiceThatTookLongerThanAnybodyWaits() {
        serve();
        bench.says("rrpc/request/1", "{\"id\":\"1\",\"method\":\"thing.service.uptime\"}");
        bench.loop.advance(Duration.ofSeconds(8));
        bench.run();
        assertThat(answers()).hasSize(1);

        bench.says("rrpc/request/2", "{\"id\":\"2\",\"method\":\"thing.service.uptime\"}");
        bench.loop.advance(Duration.ofMillis(8001));
        bench.run();
        assertThat(answers()).hasSize(1);
        assertThat(done).hasSize(1);

        bench.says("rrpc/request/3", "{\"id\":\"3\",\"method\":\"thing.service.uptime\"}");
        before = () -> bench.loop.advance(Duration.ofMillis(8001));
        bench.run();
        assertThat(done).hasSize(2);
        assertThat(answers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"7999, 1", "8001, 0"})
    void answersASynchronousServiceOverTheNextConnectionWhileSomebodyWaits(int millis, int answered) {
        serve();
        bench.says("rrpc/request/1", "{\"id\":\"1\",\"method\":\"thing.service.uptime\"}");
        bench.port.receive("\r\nCLOSED\r\n");
        bench.loop.run();
        assertThat(bench.session.state()).isEqualTo(SessionState.OFFLINE);
        bench.loop.advance(Duration.ofMillis(millis));
        bench.online();

        assertThat(done).hasSize(answered);
        assertThat(answers()).hasSize(answered).allMatch(answer -> answer.startsWith("rrpc/response/1 "));
    }

    @Test
    void dropsWhatIsNoRequest() {
        serve();
        says(SET, "");
        says(SET, "{\"params\":{\"powerSwitch\":1}}");
        says(SET, "{\"id\":\"" + "9".repeat(65) + "\",\"params\":{\"powerSwitch\":1}}");
        says(SET, "{\"id\":\"1\",\"params\":" + "[".repeat(500) + "}");

        assertThat(done).isEmpty();
        assertThat(answers()).isEmpty();
    }

    @Test
    void servesWithTheLatestHandlersAndFromBeforeTheFirstConnect() {
        bench.done(bench.thing.serveAsync(handlers));
        bench.online();
        says(REBOOT, "{\"id\":\"1\"}");
        assertThat(done).hasSize(1);
        assertThat(bench.port.written())
                .contains(
                        "AT+MSUB=\"/sys/a1hahpgAs3s/test/" + SET + "\",0",
                        "AT+MSUB=\"/sys/a1hahpgAs3s/test/" + REBOOT + "\",0",
                        "AT+MSUB=\"/sys/a1hahpgAs3s/test/rrpc/request/+\",0");

        List<String> other = new ArrayList<>();
        bench.done(bench.session.thing(TrackerThing.MODEL).serveAsync(new Handlers() {
            @Override
            public boolean setPowerSwitch(boolean wanted) {
                return wanted;
            }

            @Override
            public int setInterval(int wanted) {
                return wanted;
            }

            @Override
            public void reboot(Optional<Integer> delay) {
                other.add("reboot");
            }

            @Override
            public int uptime() {
                return 0;
            }
        }));
        says(REBOOT, "{\"id\":\"2\"}");
        assertThat(done).hasSize(1);
        assertThat(other).hasSize(1);
    }

    @Test
    void answersShortlyHoweverLongAWrongValueIs() {
        serve();
        says(REBOOT, "{\"id\":\"1\",\"params\":{\"delay\":\"" + "x".repeat(1200) + "\"}}");

        assertThat(answers())
                .singleElement()
                .asString()
                .contains("\"code\":460")
                .hasSizeLessThan(400);
    }
}
