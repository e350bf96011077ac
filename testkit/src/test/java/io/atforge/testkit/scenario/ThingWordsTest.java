package io.atforge.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.thing.ThingAnswer;
import io.atforge.testkit.platform.thing.ThingLink;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.thing.Verification;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import io.atforge.topic.Qos;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The words of the thing model, and its seconds, in virtual time. */
class ThingWordsTest {

    private static final DeviceId FIRST = new DeviceId("pk", "first");
    private static final DeviceId SECOND = new DeviceId("pk", "second");
    private static final String POST = "thing/event/property/post";

    private final VirtualTime time = new VirtualTime();
    private final List<String> sent = new ArrayList<>();
    private final Things things = new Things(
            Map.of(
                    "pk",
                    new ThingProduct(
                            TslModel.read(Path.of("src/test/resources/things/everything.tsl.json")),
                            Verification.WEAK)),
            new ThingLink() {
                @Override
                public void send(String topic, String text) {
                    sent.add(topic + " " + text);
                }

                @Override
                public Set<DeviceId> online() {
                    return Set.of(FIRST, SECOND, new DeviceId("other", "third"));
                }

                @Override
                public Optional<String> clientId(DeviceId device) {
                    return Optional.of("x|ext=1|");
                }
            },
            time,
            time.clock(),
            Integer.MAX_VALUE);

    /** Lets the words happen, and says what was sent then. */
    private List<String> happens(String words) {
        Object platform = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PlatformControl.class},
                (self, method, arguments) -> things);
        Action.parse(words).happenTo(new ScenarioTarget(null, null, (PlatformControl) platform));
        return said();
    }

    private List<String> said() {
        time.settle();
        List<String> messages = List.copyOf(sent);
        sent.clear();
        return messages;
    }

    private List<String> report(String params) {
        String text = "{\"id\":\"9\",\"params\":" + params + ",\"method\":\"thing.event.property.post\"}";
        things.received(new ReceivedMessage(
                FIRST, "/sys/pk/first/" + POST, text.getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE));
        return said();
    }

    @Test
    void setsAPropertyOfEachDeviceThatHasIt() {
        assertThat(happens("set temperature 21.5"))
                .hasSize(2)
                .allMatch(message -> message.contains("\"params\":{\"temperature\":21.5}"))
                .anyMatch(message -> message.startsWith("/sys/pk/first/thing/service/property/set "))
                .anyMatch(message -> message.startsWith("/sys/pk/second/thing/service/property/set "));
        assertThatThrownBy(() -> happens("set count 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no device that is connected has the property to set 'count'");
        assertThatThrownBy(() -> happens("set nothing 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void invokesAServiceOfEachDevice() {
        assertThat(happens("call reboot {\"delay\": 5}"))
                .hasSize(2)
                .allMatch(message ->
                        message.contains("/thing/service/reboot {") && message.contains("\"params\":{\"delay\": 5}"));
        assertThat(happens("call ask"))
                .hasSize(2)
                .allMatch(message -> message.startsWith("/ext/rrpc/") && message.contains("\"params\":{}"));
        assertThatThrownBy(() -> happens("call nothing")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wantsAValue() {
        assertThat(happens("desire power 1")).isEmpty();
        assertThat(things.desired(FIRST)).containsExactly(Map.entry("power", "1"));
        assertThat(things.desired(SECOND)).containsExactly(Map.entry("power", "1"));
        assertThatThrownBy(() -> happens("desire count 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesHoldsAndLosesReplies() {
        assertThat(report("{\"power\":1}")).singleElement().asString().contains("\"code\":200");
        happens("replies refuse 429");
        assertThat(report("{\"power\":0}")).singleElement().asString().contains("\"code\":429");
        assertThat(things.properties(FIRST)).containsEntry("power", "1");
        assertThat(happens("replies on")).isEmpty();
        happens("replies drop");
        assertThat(report("{\"power\":0}")).isEmpty();
        assertThat(happens("replies on")).isEmpty();
        happens("replies hold");
        assertThat(report("{\"power\":1}")).isEmpty();
        assertThat(happens("replies on")).singleElement().asString().contains("post_reply {\"code\":200");
        assertThat(report("{\"power\":1}")).hasSize(1);
        happens("replies drop");
        happens("replies hold");
        assertThat(report("{\"power\":0}")).isEmpty();
        assertThat(happens("replies on")).singleElement().asString().contains("post_reply {\"code\":200");
    }

    @Test
    void keepsWhatIsRightWhereVerificationIsWeak() {
        assertThat(report("{\"power\":1,\"count\":101,\"nothing\":1}"))
                .singleElement()
                .asString()
                .contains("\"code\":200")
                .contains("\"nothing\":\"tsl parse: params not exist\"")
                .contains("\"count\":");
        assertThat(things.properties(FIRST)).containsExactly(Map.entry("power", "1"));
        assertThat(report("{\"nothing\":1}")).singleElement().asString().contains("\"code\":200");
    }

    @Test
    void aSynchronousServiceHasEightSeconds() {
        CompletableFuture<ThingAnswer> sync = things.invoke(FIRST, "ask", "{}");
        CompletableFuture<ThingAnswer> async = things.invoke(FIRST, "reboot", "{}");
        String topic = said().get(0).split(" ", 2)[0];
        time.advance(Duration.ofMillis(7_999));
        assertThat(sync).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(sync).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
        things.received(new ReceivedMessage(
                FIRST, topic, "{\"id\":\"1\",\"code\":200}".getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE));
        time.advance(Duration.ofDays(1));
        assertThat(async).isNotDone();
    }

    @Test
    void tellsAPersonWhatAServiceGivesBackThatTheModelDoesNotHave() {
        List<String> told = new ArrayList<>();
        things.listen(told::add);
        answer("{\"code\":200,\"data\":{\"nothing\":1}}");
        answer("{\"code\":200,\"data\":{}}");
        answer("{\"code\":400,\"data\":{\"nothing\":1}}");
        assertThat(told)
                .containsExactly(
                        "first&pk ask: 200 (not as the model has it: 6320) {\"nothing\":1}",
                        "first&pk ask: 200 {}",
                        "first&pk ask: 400 {\"nothing\":1}");
    }

    private void answer(String text) {
        CompletableFuture<ThingAnswer> asked = things.invoke(FIRST, "ask", "{}");
        String topic = said().get(0).split(" ", 2)[0];
        things.received(new ReceivedMessage(FIRST, topic, text.getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE));
        time.settle();
        assertThat(asked).isCompleted();
    }

    @Test
    void forgetsAllForTheNextTest() {
        CompletableFuture<ThingAnswer> asked = things.set(FIRST, "{\"power\":1}");
        happens("desire power 1");
        happens("replies drop");
        report("{\"power\":1}");
        things.startAfresh();
        time.settle();
        assertThat(asked).isCancelled();
        assertThat(things.desired(FIRST)).isEmpty();
        assertThat(things.properties(FIRST)).isEmpty();
        assertThat(report("{\"power\":1}")).hasSize(1);
    }

    @Test
    void aPlatformWithoutAModelSaysSo() {
        ScenarioTarget target =
                new ScenarioTarget(null, null, new SimulatedPlatform(time, Duration.ZERO, message -> {}));
        assertThatThrownBy(() -> Action.parse("set temperature 21.5").happenTo(target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no thing model; call thingModels(...) first");
    }
}
