package io.atforge.testkit;

import static io.atforge.testkit.ThingClient.DEVICE;
import static io.atforge.testkit.ThingClient.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.scenario.Scenario;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The words of the thing model in scenarios, by way of the broker and a modem. */
class ThingScenarioTest {

    private static final String POST = "thing/event/property/post";
    private static final String GET = "thing/property/desired/get";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).thingModel(ThingClient.MODEL))
            .build();

    private VirtualModem modem;
    private IotPlatform platform;
    private HostTerminal terminal;

    @BeforeEach
    void goOnline(VirtualModem ownModem, IotPlatform running) throws Exception {
        modem = ownModem;
        platform = running;
        terminal = Conversation.online(ownModem);
        subscribe("thing/service/property/set");
        subscribe("thing/service/reboot");
        subscribe(POST + "_reply");
        subscribe(GET + "_reply");
    }

    private void subscribe(String tail) throws InterruptedException {
        terminal.ok("AT+MSUB=\"" + ROOT + tail + "\",0");
        terminal.line("SUBACK");
    }

    private void happens(String... words) {
        modem.play(Scenario.parse("seed 1\nat 0s " + String.join("\nat 0s ", words)), platform);
    }

    /** Lets words happen; when the modem shows the call behind them, they have. */
    private void happened(String words) throws InterruptedException {
        happens(words, "call reboot");
        heard("thing/service/reboot", "\"params\":{},");
    }

    private void ask(String tail, String params) throws InterruptedException {
        String text = "{\"id\":\"7\",\"params\":" + params + ",\"method\":\"" + tail.replace('/', '.') + "\"}";
        terminal.ok("AT+MPUB=\"" + ROOT + tail + "\",0,0,\"" + text.replace("\"", "\\22") + "\"");
    }

    private void heard(String tail, String text) throws InterruptedException {
        terminal.skipTo("+MSUB: \"" + ROOT + tail + "\"");
        terminal.skipTo(text);
        terminal.skipTo("\"version\":\"1.0\"}\r\n");
    }

    @Test
    void setsAndCalls() throws Exception {
        happens("set temperature 21.5");
        heard("thing/service/property/set", "\"params\":{\"temperature\":21.5}");
        happens("call reboot {\"delay\": 5}");
        heard("thing/service/reboot", "\"params\":{\"delay\": 5}");
    }

    @Test
    void wantsAValueThatTheDeviceAsksFor() throws Exception {
        happened("desire power 1");
        assertThat(platform.things().desired(DEVICE)).containsExactly(Map.entry("power", "1"));
        ask(GET, "[\"power\"]");
        heard(GET + "_reply", "\"data\":{\"power\":{\"value\":1,\"version\":1}}");
    }

    @Test
    void refusesAndKeepsReplies() throws Exception {
        happened("replies refuse 6306");
        ask(POST, "{\"count\":5}");
        heard(POST + "_reply", "\"code\":6306");
        assertThat(platform.things().properties(DEVICE)).isEmpty();
        happens("replies on", "replies hold");
        happened("desire power 1");
        ask(POST, "{\"count\":6}");
        platform.awaitPublish(message -> message.text().contains(":6}"), Duration.ofSeconds(20));
        happens("call reboot");
        // What is asked goes past the replies that are kept.
        terminal.skipTo("+MSUB: ");
        terminal.expect("\"" + ROOT + "thing/service/reboot\"");
        happens("replies on");
        heard(POST + "_reply", "\"code\":200");
        assertThat(platform.things().properties(DEVICE)).containsEntry("count", "6");
    }
}
