package io.atforge.testkit;

import static io.atforge.testkit.SimcomConversation.TOPIC;
import static io.atforge.testkit.SimcomConversation.ask;
import static io.atforge.testkit.SimcomConversation.data;
import static io.atforge.testkit.SimcomConversation.draft;
import static io.atforge.testkit.SimcomConversation.fails;
import static io.atforge.testkit.SimcomConversation.message;
import static io.atforge.testkit.SimcomConversation.online;
import static io.atforge.testkit.SimcomConversation.publish;
import static io.atforge.testkit.SimcomConversation.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a modem of SIMCom's sends and shows. */
class SimcomMessageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET)
                    .topic("/${productKey}/${deviceName}/user/#", Permission.SUBSCRIBE))
            .modem(builder -> builder.model(ModemModel.A7670))
            .build();

    @Test
    void takesEveryByteAndShowsItAsItIs(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = subscribed(modem);
        terminal.ok("ATE0");
        StringBuilder every = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            every.append(c);
        }
        terminal.type("AT+CMQTTTOPIC=0," + TOPIC.length() + "\r");
        terminal.expect("\r\n>");
        terminal.type(TOPIC);
        terminal.expect("\r\nOK\r\n");
        terminal.type("AT+CMQTTPAYLOAD=0,256\r");
        terminal.expect("\r\n>");
        terminal.type(every.toString());
        terminal.expect("\r\nOK\r\n");
        terminal.type("AT+CMQTTPUB=0,0,60\r");
        terminal.expect("\r\nOK\r\n");
        terminal.skipTo(message(TOPIC, every.toString()));
        assertThat(first(platform).payload()).isEqualTo(every.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void publishForgetsTopicAndPayload(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        fails(terminal, "AT+CMQTTPUB=0,1,60", "+CMQTTPUB: 0,18");
        publish(terminal, "x");
        fails(terminal, "AT+CMQTTPUB=0,1,60", "+CMQTTPUB: 0,18");
        data(terminal, "AT+CMQTTTOPIC=0," + TOPIC.length(), TOPIC);
        terminal.ok("AT+CMQTTPUB=0,1,60");
        terminal.line("+CMQTTPUB: 0,0");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("x", "");
        assertThat(platform.received()).extracting(ReceivedMessage::qos).containsOnly(Qos.AT_LEAST_ONCE);
    }

    @Test
    void isBusyUntilThePublishIsAcknowledged(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        platform.withholdAcknowledgements(true);
        draft(terminal, TOPIC, "1");
        terminal.ok("AT+CMQTTPUB=0,1,60");
        draft(terminal, TOPIC, "2");
        fails(terminal, "AT+CMQTTPUB=0,1,60", "+CMQTTPUB: 0,14");
        platform.withholdAcknowledgements(false);
        terminal.line("+CMQTTPUB: 0,0");
        terminal.ok("AT+CMQTTPUB=0,1,60");
        terminal.line("+CMQTTPUB: 0,0");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("1", "2");
    }

    @Test
    void keepsToTheLimitsOfTopicAndPayload(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        fails(terminal, "AT+CMQTTTOPIC=0,0", "+CMQTTTOPIC: 0,22");
        fails(terminal, "AT+CMQTTTOPIC=0,1025", "+CMQTTTOPIC: 0,22");
        fails(terminal, "AT+CMQTTPAYLOAD=0,10241", "+CMQTTPAYLOAD: 0,22");
        fails(terminal, "AT+CMQTTSUB=0,1025,1", "+CMQTTSUB: 0,12");
        terminal.reply("AT+CMQTTPUB=0,1,59", "ERROR");
        publish(terminal, "x".repeat(10_240));
        assertThat(first(platform).payload()).hasSize(10_240);
    }

    @Test
    void aTopicMustBeUtf8AndATopic(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        ask(terminal, "AT+CMQTTTOPIC=0,2", "a\u00ff");
        terminal.expect("\r\n+CMQTTTOPIC: 0,2\r\n\r\nERROR\r\n");
        ask(terminal, "AT+CMQTTTOPIC=0,2", "a#");
        terminal.expect("\r\n+CMQTTTOPIC: 0,12\r\n\r\nERROR\r\n");
        terminal.ok("AT+CMQTTCFG=\"checkUTF8\",0,0");
        data(terminal, "AT+CMQTTTOPIC=0,2", "a\u00ff");
    }

    @Test
    void showsALongPayloadInParts(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = subscribed(modem);
        String payload = "+CMQTTRXEND: 0\r\nOK\r\n".repeat(160);
        platform.send(TOPIC, payload);
        terminal.expect("\r\n+CMQTTRXSTART: 0,22,3200\r\n+CMQTTRXTOPIC: 0,22\r\n" + TOPIC + "\r\n");
        terminal.expect("+CMQTTRXPAYLOAD: 0,1500\r\n" + payload.substring(0, 1500) + "\r\n");
        terminal.expect("+CMQTTRXPAYLOAD: 0,1500\r\n" + payload.substring(1500, 3000) + "\r\n");
        terminal.expect("+CMQTTRXPAYLOAD: 0,200\r\n" + payload.substring(3000) + "\r\n+CMQTTRXEND: 0\r\n");
        platform.send(TOPIC, "");
        terminal.expect("\r\n+CMQTTRXSTART: 0,22,0\r\n+CMQTTRXTOPIC: 0,22\r\n" + TOPIC + "\r\n\r\n+CMQTTRXEND: 0\r\n");
    }

    @Test
    void anotherModelPutsEmptyLinesBetweenTheParts(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.SIM7600)
                .platform(platform)
                .build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.reply("AT+CMQTTSTART", "+CMQTTSTART: 0");
            terminal.line("OK");
            terminal.ok(SimcomConversation.ACQUIRE);
            SimcomConversation.connect(terminal);
            data(terminal, "AT+CMQTTSUB=0,22,0", TOPIC);
            terminal.line("+CMQTTSUB: 0,0");
            platform.send(TOPIC, "down");
            terminal.line("+CMQTTRXSTART: 0,22,4");
            terminal.line("+CMQTTRXTOPIC: 0,22\r\n" + TOPIC);
            terminal.line("+CMQTTRXPAYLOAD: 0,4\r\ndown");
            terminal.line("+CMQTTRXEND: 0");
        }
    }

    @Test
    void subscribesToWhatWasTypedBefore(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        String other = "/a1hahpgAs3s/test/user/get";
        fails(terminal, "AT+CMQTTSUB=0", "+CMQTTSUB: 0,18");
        data(terminal, "AT+CMQTTSUBTOPIC=0,22,1", TOPIC);
        data(terminal, "AT+CMQTTSUBTOPIC=0," + other.length() + ",1", other);
        terminal.ok("AT+CMQTTSUB=0");
        terminal.line("+CMQTTSUB: 0,0");
        platform.send(other, "1");
        terminal.expect(message(other, "1"));
        data(terminal, "AT+CMQTTUNSUBTOPIC=0," + other.length(), other);
        terminal.ok("AT+CMQTTUNSUB=0,0");
        terminal.line("+CMQTTUNSUB: 0,0");
        data(terminal, "AT+CMQTTUNSUB=0,22,0", TOPIC);
        terminal.line("+CMQTTUNSUB: 0,0");
        platform.send(other, "gone");
        platform.send(TOPIC, "gone");
        data(terminal, "AT+CMQTTSUB=0,22,0", TOPIC);
        terminal.line("+CMQTTSUB: 0,0");
        platform.send(TOPIC, "back");
        terminal.expect(message(TOPIC, "back"));
    }

    @Test
    void takesTopicsInCommandsIfToldSo(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        terminal.ok("AT+CMQTTCFG=\"argtopic\",0,1,1");
        terminal.ok("AT+CMQTTSUB=0,\"" + TOPIC + "\",0");
        terminal.line("+CMQTTSUB: 0,0");
        data(terminal, "AT+CMQTTPUB=0,\"" + TOPIC + "\",0,2", "up");
        terminal.skipTo(message(TOPIC, "up"));
        assertThat(first(platform).text()).isEqualTo("up");
    }

    @Test
    void aRefusedSubscriptionFails(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        String other = "/a1hahpgAs3s/test/other";
        data(terminal, "AT+CMQTTSUB=0," + other.length() + ",0", other);
        terminal.line("+CMQTTSUB: 0,1");
        assertThat(platform.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SUBSCRIBE_NOT_PERMITTED));
    }

    @Test
    void aPublishThatIsNotPermittedFailsAndEndsTheConnection(VirtualModem modem, IotPlatform platform)
            throws Exception {
        HostTerminal terminal = online(modem);
        draft(terminal, "/a1hahpgAs3s/test/other", "x");
        terminal.ok("AT+CMQTTPUB=0,1,60");
        terminal.line("+CMQTTPUB: 0,6");
        terminal.line("+CMQTTCONNLOST: 0,1");
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.PUBLISH_NOT_PERMITTED);
        fails(terminal, "AT+CMQTTPUB=0,1,60", "+CMQTTPUB: 0,11");
        SimcomConversation.connect(terminal);
    }

    @Test
    void whatThePlatformKeptComesAfterTheConnection(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = SimcomConversation.acquired(modem);
        String keeping = SimcomConversation.CONNECT.replace(",600,1,", ",600,0,");
        terminal.ok(keeping);
        terminal.line("+CMQTTCONNECT: 0,0");
        data(terminal, "AT+CMQTTSUB=0,22,1", TOPIC);
        terminal.line("+CMQTTSUB: 0,0");
        terminal.ok("AT+CMQTTDISC=0,60");
        terminal.line("+CMQTTDISC: 0,0");
        platform.send(TOPIC, new byte[] {'k'}, Qos.AT_LEAST_ONCE);
        terminal.ok(keeping);
        terminal.line("+CMQTTCONNECT: 0,0");
        terminal.expect(message(TOPIC, "k"));
        terminal.ok("AT+CMQTTDISC=0,60");
        terminal.line("+CMQTTDISC: 0,0");
        // Leaves no session behind for other tests.
        SimcomConversation.connect(terminal);
    }

    private static ReceivedMessage first(IotPlatform platform) throws Exception {
        return platform.awaitPublish(message -> true, PATIENCE);
    }
}
