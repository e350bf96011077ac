package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the modem prints of messages that come in. */
class SubscriptionTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET)
                    .topic("/${productKey}/${deviceName}/user/#", Permission.SUBSCRIBE))
            .build();

    @Test
    void printsAMessageOfThePlatformWithItsLength(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        String nasty = "a\r\nOK\r\n\r\n+MSUB: \"x\",3 byte,\r\nERROR\r\n> CLOSED\u0000\u001a";
        platform.send(TOPIC, nasty);
        terminal.line("+MSUB: \"" + TOPIC + "\"," + nasty.length() + " byte," + nasty);
        platform.send(TOPIC, "");
        terminal.line("+MSUB: \"" + TOPIC + "\",0 byte,");
    }

    @Test
    void saysSubackForARefusalToo(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.ok("AT+MSUB=\"/a1hahpgAs3s/test/other\",0");
        terminal.line("SUBACK");
        assertThat(platform.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SUBSCRIBE_NOT_PERMITTED));
        platform.send("/a1hahpgAs3s/test/other", "not for this device");
        platform.send(TOPIC, "for this device");
        terminal.line("+MSUB: \"" + TOPIC + "\",15 byte,for this device");
    }

    @Test
    void hearsAllTopicsOfAWildcard(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MSUB=\"/a1hahpgAs3s/test/user/+\",1");
        terminal.line("SUBACK");
        platform.send("/a1hahpgAs3s/test/user/get", "1");
        terminal.line("+MSUB: \"/a1hahpgAs3s/test/user/get\",1 byte,1");
    }

    @Test
    void hearsNothingAfterUnsubscribing(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.ok("AT+MUNSUB=\"" + TOPIC + "\"");
        terminal.line("UNSUBACK");
        platform.send(TOPIC, "gone");
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",0");
        terminal.line("SUBACK");
        platform.send(TOPIC, "back");
        terminal.line("+MSUB: \"" + TOPIC + "\",4 byte,back");
    }

    @Test
    void keepsFourMessagesTheNewestInTheOldestsPlace(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.ok("AT+MQTTMSGSET=1");
        for (int i = 0; i < 5; i++) {
            platform.send(TOPIC, "m" + i);
            terminal.line("+MSUB: " + i % 4);
        }
        terminal.command("AT+MQTTMSGGET?");
        terminal.expect("\r\n+MQTTMSGGET: 0,VALID\r\n+MQTTMSGGET: 1,VALID\r\n+MQTTMSGGET: 2,VALID\r\n"
                + "+MQTTMSGGET: 3,VALID\r\n\r\nOK\r\n");
        terminal.command("AT+MQTTMSGGET");
        terminal.expect("\r\n+MSUB:" + TOPIC + ",2 byte,m4\r\n+MSUB:" + TOPIC + ",2 byte,m1\r\n+MSUB:" + TOPIC
                + ",2 byte,m2\r\n+MSUB:" + TOPIC + ",2 byte,m3\r\n\r\nOK\r\n");
        terminal.command("AT+MQTTMSGGET?");
        terminal.skipTo("+MQTTMSGGET: 3,INVALID\r\n\r\nOK\r\n");
        terminal.ok("AT+MQTTMSGGET");
    }

    @Test
    void whatThePlatformKeptComesAfterConnackOk(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        Conversation.attach(terminal);
        terminal.ok(Conversation.TUTORIAL_MCONFIG);
        session(terminal);
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",1");
        terminal.line("SUBACK");
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");
        platform.send(TOPIC, new byte[] {'k'}, Qos.AT_LEAST_ONCE);
        session(terminal);
        terminal.line("+MSUB: \"" + TOPIC + "\",1 byte,k");
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");
        // Leaves no session behind for other tests.
        Conversation.connect(terminal);
    }

    private static void session(HostTerminal terminal) throws InterruptedException {
        terminal.ok(Conversation.MIPSTART);
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=0,600");
        terminal.line("CONNACK OK");
    }
}
