package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Quectel modem makes of messages, both ways. */
class QuectelMessageTest {

    private static final String NASTY = "a\r\nOK\r\n\r\n+QMTRECV: 0,0,\"x\",3,\"\r\nERROR\r\n> \"\u0000\u001a\u001b";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .modem(modem -> modem.model(ModemModel.EC200))
            .build();

    private static String everyByte() {
        return IntStream.range(0, 256).mapToObj(i -> Character.toString(i)).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"EC200, QMTPUBEX", "EC25, QMTPUB", "EC800, QMTPUBEX", "BG95, QMTPUBEX"})
    void carriesEveryByteBothWays(ModemModel model, String result) throws Exception {
        try (IotPlatform platform =
                        IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
                VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.ok("AT+QIACT=1");
            terminal.ok("AT+QMTCFG=\"recv/mode\",0,0,1");
            QuectelConversation.connect(terminal);
            String every = everyByte();
            QuectelConversation.publish(terminal, 258, 1, every);
            terminal.line("+" + result + ": 0,258,0");
            assertThat(platform.received().get(0).payload()).isEqualTo(every.getBytes(StandardCharsets.ISO_8859_1));
            terminal.ok("AT+QMTSUB=0,1,\"" + TOPIC + "\",1");
            terminal.line("+QMTSUB: 0,1,0,1");
            platform.send(TOPIC, every.getBytes(StandardCharsets.ISO_8859_1), Qos.AT_MOST_ONCE);
            terminal.line("+QMTRECV: 0,0,\"" + TOPIC + "\",256" + shown(model, every));
        }
    }

    private static String shown(ModemModel model, String payload) {
        return switch (model) {
            case EC200 -> "\r\n" + payload;
            case EC800 -> "," + payload;
            default -> ",\"" + payload + "\"";
        };
    }

    @Test
    void isSilentUntilItIsToldWhereToSpeak() throws Exception {
        try (VirtualModem modem = VirtualModem.builder().model(ModemModel.EC800).build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.command("AT+QURCCFG=\"urcport\"");
            terminal.expect("\r\n+QURCCFG: \"urcport\",\"usbat\"\r\n\r\nOK\r\n");
            terminal.ok("AT+QURCCFG=\"urcport\",\"usbmodem\"");
            terminal.ok(QuectelConversation.QMTOPEN);
            modem.reboot();
            terminal.skipTo("+QIND: PB DONE\r\n");
            terminal.ok(QuectelConversation.QMTOPEN);
            terminal.ok("AT+QURCCFG=\"urcport\",\"uart1\"");
            terminal.reply("AT+QURCCFG=\"urcport\",\"uart9\"", "+CME ERROR: 50");
            terminal.ok(QuectelConversation.QMTOPEN);
            terminal.line("+QMTOPEN: 0,3");
        }
    }

    @Test
    void confirmsQos0Too(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        QuectelConversation.publish(terminal, 0, 0, NASTY);
        terminal.line("+QMTPUBEX: 0,0,0");
        QuectelConversation.publish(terminal, 65535, 1, "x");
        terminal.line("+QMTPUBEX: 0,65535,0");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly(NASTY, "x");
    }

    @Test
    void endsDataByCtrlZAndTakesItBackByEscape(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.command("AT+QMTPUB=0,0,0,0,\"" + TOPIC + "\"");
        terminal.expect("\r\n> ");
        terminal.type("no\u001b");
        terminal.expect("no\u001b\r\nOK\r\n");
        terminal.command("AT+QMTPUB=0,3,1,0,\"" + TOPIC + "\"");
        terminal.expect("\r\n> ");
        terminal.type("yes\r\n\u001a");
        terminal.expect("yes\r\n\u001a\r\nOK\r\n");
        terminal.line("+QMTPUB: 0,3,0");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("yes\r\n");
    }

    @Test
    void saysThatNoAnswerCame(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.ok("AT+QMTCFG=\"timeout\",0,1,2,1");
        platform.withholdAcknowledgements(true);
        QuectelConversation.publish(terminal, 9, 1, "x");
        terminal.line("+QMTPUBEX: 0,9,1,1");
        terminal.line("+QMTPUBEX: 0,9,2");
        platform.withholdAcknowledgements(false);
        // a second is short for a broker beside other work
        terminal.ok("AT+QMTCFG=\"timeout\",0,60,3,0");
        QuectelConversation.publish(terminal, 10, 1, "y");
        terminal.line("+QMTPUBEX: 0,10,0");
    }

    @Test
    void saysWhatTheBrokerGrants(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.ok("AT+QMTSUB=0,1,\"/a1hahpgAs3s/test/other\",0");
        terminal.line("+QMTSUB: 0,1,0,128");
        terminal.ok("AT+QMTSUB=0,2,\"" + TOPIC + "\",1,\"/a1hahpgAs3s/test/other\",0");
        terminal.line("+QMTSUB: 0,2,0,1,128");
        platform.send(TOPIC, "here");
        terminal.line("+QMTRECV: 0,0,\"" + TOPIC + "\",4\r\nhere");
        terminal.ok("AT+QMTUNS=0,3,\"" + TOPIC + "\"");
        terminal.line("+QMTUNS: 0,3,0");
        platform.send(TOPIC, "gone");
        terminal.ok("AT+QMTSUB=0,4,\"" + TOPIC + "\",0");
        terminal.line("+QMTSUB: 0,4,0,1");
        platform.send(TOPIC, NASTY);
        terminal.line("+QMTRECV: 0,0,\"" + TOPIC + "\"," + NASTY.length() + "\r\n" + NASTY);
    }

    @Test
    void leavesTheLengthAwayUnlessItIsAskedFor(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.subscribed(modem);
        terminal.ok("AT+QMTCFG=\"recv/mode\",0,0");
        terminal.command("AT+QMTCFG=\"recv/mode\",0");
        terminal.expect("\r\n+QMTCFG: \"recv/mode\",0,1\r\n\r\nOK\r\n");
        terminal.ok("AT+QMTCFG=\"recv/mode\",0,0,0");
        platform.send(TOPIC, "{\"a\":\"b\"}");
        terminal.line("+QMTRECV: 0,0,\"" + TOPIC + "\",\"{\"a\":\"b\"}\"");
    }

    @Test
    void keepsFiveMessagesUntilTheyAreRead(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.subscribed(modem);
        terminal.ok("AT+QMTCFG=\"recv/mode\",0,1,1");
        for (int i = 0; i < 5; i++) {
            platform.send(TOPIC, "m" + i);
            terminal.line("+QMTRECV: 0," + i);
        }
        terminal.command("AT+QMTRECV?");
        terminal.expect("\r\n+QMTRECV: 0,1,1,1,1,1\r\n\r\nOK\r\n");
        terminal.command("AT+QMTRECV=0,3");
        terminal.expect("\r\n+QMTRECV: 0,0,\"" + TOPIC + "\",2\r\nm3\r\n\r\nOK\r\n");
        terminal.reply("AT+QMTRECV=0,3", "+CME ERROR: 3");
        platform.send(TOPIC, "m5");
        terminal.line("+QMTRECV: 0,3");
        terminal.command("AT+QMTRECV=0");
        String head = "\r\n+QMTRECV: 0,0,\"" + TOPIC + "\",2\r\n";
        terminal.expect(head + "m0" + head + "m1" + head + "m2" + head + "m5" + head + "m4\r\n\r\nOK\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "AT+QMTPUBEX=0,0,1,0,\"t\",1      | +CME ERROR: 50",
                "AT+QMTPUBEX=0,1,1,0,\"t\"        | +CME ERROR: 50",
                "AT+QMTPUBEX=0,1,1,0,\"t\",\"x\"  | +CME ERROR: 50",
                "AT+QMTPUBEX=0,1,1,0,\"t\",4097   | +CME ERROR: 50",
                "AT+QMTPUBEX=0,1,1,0,\"t/#\",1    | +CME ERROR: 50",
                "AT+QMTPUBEX=1,1,1,0,\"t\",1      | +CME ERROR: 3",
                "AT+QMTSUB=0,0,\"t\",0            | +CME ERROR: 50",
                "AT+QMTSUB=0,1,\"t\",3            | +CME ERROR: 50",
                "AT+QMTSUB=0,1,\"t\",0,\"u\"      | +CME ERROR: 50",
                "AT+QMTUNS=6,1,\"t\"              | +CME ERROR: 50",
                "AT+QMTCFG=\"aliauth\",0,\"a\",\"b\",\"c\" | +CME ERROR: 50",
                "AT+QMTCFG=\"keepalive\",0,3601   | +CME ERROR: 50",
                "AT+MPUB=\"t\",0,0,\"x\"          | ERROR",
            })
    void refusesWhatIsWrong(String command, String error, VirtualModem modem) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.reply(command, error);
    }
}
