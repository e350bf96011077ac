package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the modem makes of the publishing commands, seen at the platform. */
@ExtendWith(AtForgeExtension.class)
class PublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "{\\22id\\22:1}|{\"id\":1}",
                "a\\5Cb\\5c|a\\b\\",
                "a,b;c|a,b;c",
                "C:\\temp\\2|C:\\temp\\2",
                "OK|OK",
                "''|''",
            })
    void resolvesEscapes(String message, String payload, VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"" + message + "\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly(payload);
    }

    @Test
    void resolvesLineBreaksInUpperAndLowerCase(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",0,0,\"1\\0D\\0A2\\0d\\0a3\"");
        assertThat(first(platform).text()).isEqualTo("1\r\n2\r\n3");
    }

    @Test
    void carriesUtf8(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        String text = "温度 21 °C";
        String wire = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",0,0,\"" + wire + "\"");
        terminal.line("+MSUB: \"" + TOPIC + "\"," + wire.length() + " byte," + wire);
        assertThat(first(platform).text()).isEqualTo(text);
    }

    @Test
    void saysPubackAfterOkForQos1(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"x\"");
        terminal.line("PUBACK");
        assertThat(first(platform).qos()).isEqualTo(Qos.AT_LEAST_ONCE);
    }

    @Test
    void readsHexInHexMode(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MQTTMODE=1");
        terminal.reply("AT+MPUB=\"" + TOPIC + "\",1,0,\"313\"", "+CME ERROR: 53");
        terminal.reply("AT+MPUB=\"" + TOPIC + "\",1,0,\"31zz\"", "+CME ERROR: 53");
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"313233\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("123");
    }

    @Test
    void takesThePayloadUpToTheLimitAndNoByteMore(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        String full = "\\22".repeat(1360);
        terminal.reply("AT+MPUB=\"" + TOPIC + "\",1,0,\"" + full + "x\"", "+CME ERROR: 53");
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"" + full + "\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("\"".repeat(1360));
    }

    @Test
    void limitsTopicsTo256Bytes(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.reply("AT+MSUB=\"" + "t".repeat(257) + "\",0", "+CME ERROR: 53");
        terminal.ok("AT+MSUB=\"" + "t".repeat(256) + "\",0");
        terminal.line("SUBACK");
    }

    @Test
    void takesEveryByteAsRawData(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.ok("ATE0");
        StringBuilder every = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            every.append(c);
        }
        terminal.type("AT+MPUBEX=\"" + TOPIC + "\",1,0,256\r");
        terminal.expect("\r\n>");
        terminal.type(every.toString());
        terminal.expect("\r\nOK\r\n");
        byte[] bytes = every.toString().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(first(platform).payload()).isEqualTo(bytes);
        // PUBACK and the message's return come in either order.
        terminal.skipTo("\r\n+MSUB: \"" + TOPIC + "\",256 byte," + every + "\r\n");
    }

    @Test
    void echoesRawDataWhileEchoIsOn(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.command("AT+MPUBEX=\"" + TOPIC + "\",0,0,5");
        terminal.expect("\r\n>");
        terminal.type("AT\r\n!");
        terminal.expect("AT\r\n!\r\nOK\r\n");
    }

    @Test
    void handsWhatIsOverTheLengthToTheCommandReader(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("ATE0");
        terminal.type("AT+MPUBEX=\"" + TOPIC + "\",0,0,3\r");
        terminal.expect("\r\n>");
        terminal.type("abcAT+CSQ\r");
        terminal.expect("\r\nOK\r\n\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        assertThat(first(platform).text()).isEqualTo("abc");
    }

    @Test
    void takesALineFeedBehindTheCommandAsData(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("ATE0");
        terminal.type("AT+MPUBEX=\"" + TOPIC + "\",0,0,3\r\nab");
        terminal.expect("\r\n>\r\nOK\r\n");
        assertThat(first(platform).text()).isEqualTo("\nab");
    }

    @Test
    void withoutALengthTheEndMarkEnds(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("ATE0");
        terminal.type("AT+MPUBEX=\"" + TOPIC + "\",1,0\r");
        terminal.expect("\r\n>");
        terminal.type("some text\u001a");
        terminal.line("OK");
        terminal.line("PUBACK");
        assertThat(first(platform).text()).isEqualTo("some text");
    }

    @Test
    void withoutALengthTooManyBytesAreAnError(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("ATE0");
        terminal.type("AT+MPUBEX=\"" + TOPIC + "\",1,0\r");
        terminal.expect("\r\n>");
        terminal.type("x".repeat(5000) + "\u001a");
        terminal.line("+CME ERROR: 53");
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void aPublishThatIsNotPermittedEndsTheConnection(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MPUB=\"/a1hahpgAs3s/test/other\",1,0,\"x\"");
        terminal.line("CLOSED");
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.PUBLISH_NOT_PERMITTED);
        assertThat(platform.received()).isEmpty();
    }

    private static ReceivedMessage first(IotPlatform platform) throws Exception {
        return platform.awaitPublish(message -> true, PATIENCE);
    }
}
