package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The conversation of the tutorial, typed by hand. */
@ExtendWith(AtForgeExtension.class)
class TutorialConversationTest {

    @Test
    void endsWithTheMessageComingBack(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());

        terminal.command("AT+CGREG?");
        terminal.expect("\r\n+CGREG: 2,1,\"2317\",\"0a541706\"\r\n\r\nOK\r\n");
        terminal.command("AT+CGATT?");
        terminal.expect("\r\n+CGATT: 1\r\n\r\nOK\r\n");
        terminal.ok("AT+CSTT=\"3GWAP\"");
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+CGEV: ME PDN ACT 7\r\n\r\nOK\r\n");
        terminal.reply("AT+CIFSR", "10.69.48.127");
        modem.unsolicited("+UPGRADEIND: 0");
        terminal.line("+UPGRADEIND: 0");
        terminal.ok(Conversation.TUTORIAL_MCONFIG);
        terminal.ok("AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"");
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("CONNACK OK");
        assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
        terminal.ok("AT+MSUB=\"/a1hahpgAs3s/test/test\",0");
        terminal.line("SUBACK");
        terminal.ok("AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"helloworld\"");
        terminal.line("+MSUB: \"/a1hahpgAs3s/test/test\",10 byte,helloworld");
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");

        assertThat(platform.received())
                .containsExactly(new ReceivedMessage(
                        new DeviceId("a1hahpgAs3s", "test"),
                        "/a1hahpgAs3s/test/test",
                        "helloworld".getBytes(StandardCharsets.UTF_8),
                        Qos.AT_MOST_ONCE));
        assertThat(platform.refusals()).isEmpty();
    }
}
