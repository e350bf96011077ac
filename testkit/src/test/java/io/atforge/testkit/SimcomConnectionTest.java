package io.atforge.testkit;

import static io.atforge.testkit.SimcomConversation.ACQUIRE;
import static io.atforge.testkit.SimcomConversation.CONNECT;
import static io.atforge.testkit.SimcomConversation.URL;
import static io.atforge.testkit.SimcomConversation.acquired;
import static io.atforge.testkit.SimcomConversation.data;
import static io.atforge.testkit.SimcomConversation.fails;
import static io.atforge.testkit.SimcomConversation.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.Refusal.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How service, client and connection of a modem of SIMCom's come up and go down. */
class SimcomConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .modem(builder -> builder.model(ModemModel.A7670))
            .build();

    @Test
    void opensTheNetworkOnce(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CGDCONT=1,\"IP\",\"cmnet\"");
        fails(terminal, "AT+IPADDR", "+IP ERROR: Network not opened");
        terminal.ok("AT+NETOPEN");
        terminal.line("+NETOPEN: 0");
        fails(terminal, "AT+NETOPEN", "+IP ERROR: Network is already opened");
        terminal.command("AT+NETOPEN?;+IPADDR");
        terminal.expect("\r\n+NETOPEN: 1\r\n\r\n+IPADDR: 10.69.48.127\r\n\r\nOK\r\n");
        terminal.ok("AT+NETCLOSE");
        terminal.line("+NETCLOSE: 0");
        fails(terminal, "AT+NETCLOSE", "+IP ERROR: Network is already closed");
    }

    @Test
    void startsAndStopsTheService(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        fails(terminal, ACQUIRE, "+CMQTTACCQ: 0,9");
        fails(terminal, "AT+CMQTTSTOP", "+CMQTTSTOP: 21");
        start(terminal);
        fails(terminal, "AT+CMQTTSTART", "+CMQTTSTART: 23");
        terminal.ok(ACQUIRE);
        fails(terminal, ACQUIRE, "+CMQTTACCQ: 0,19");
        fails(terminal, "AT+CMQTTSTOP", "+CMQTTSTOP: 21");
        fails(terminal, "AT+CMQTTREL=1", "+CMQTTREL: 1,20");
        terminal.ok("AT+CMQTTREL=0");
        fails(terminal, "AT+CMQTTREL=0", "+CMQTTREL: 0,20");
        terminal.ok("AT+CMQTTSTOP");
        terminal.line("+CMQTTSTOP: 0");
    }

    @Test
    void anotherModelSaysTheResultBeforeTheOk(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.SIM7600)
                .platform(platform)
                .build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.command("AT+CMQTTSTART");
            terminal.expect("\r\n+CMQTTSTART: 0\r\n\r\nOK\r\n");
            terminal.ok(ACQUIRE);
            SimcomConversation.connect(terminal);
            terminal.ok("AT+CMQTTDISC=0,60");
            terminal.line("+CMQTTDISC: 0,0");
            terminal.ok("AT+CMQTTREL=0");
            terminal.command("AT+CMQTTSTOP");
            terminal.expect("\r\n+CMQTTSTOP: 0\r\n\r\nOK\r\n");
        }
    }

    @Test
    void saysWhatIsConnected(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = acquired(modem);
        terminal.command("AT+CMQTTCONNECT?");
        terminal.expect("\r\n+CMQTTCONNECT: 0\r\n+CMQTTCONNECT: 1\r\n\r\nOK\r\n");
        fails(terminal, "AT+CMQTTDISC=0,60", "+CMQTTDISC: 0,11");
        SimcomConversation.connect(terminal);
        platform.awaitConnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.command("AT+CMQTTCONNECT?");
        terminal.expect("\r\n+CMQTTCONNECT: 0,\"" + URL + "\",600,1\r\n+CMQTTCONNECT: 1\r\n\r\nOK\r\n");
        terminal.command("AT+CMQTTDISC?");
        terminal.expect("\r\n+CMQTTDISC: 0,0\r\n+CMQTTDISC: 1,1\r\n\r\nOK\r\n");
        fails(terminal, CONNECT, "+CMQTTCONNECT: 0,19");
        fails(terminal, "AT+CMQTTREL=0", "+CMQTTREL: 0,21");
        terminal.ok("AT+CMQTTDISC=0,60");
        terminal.line("+CMQTTDISC: 0,0");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        SimcomConversation.connect(terminal);
        assertThat(platform.refusals()).isEmpty();
    }

    @Test
    void aWrongSecretIsARefusalByTheBroker(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = acquired(modem);
        terminal.ok(CONNECT.replace("41fcbb", "41fcbc"));
        terminal.line("+CMQTTCONNECT: 0,30");
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.WRONG_SIGNATURE);
        SimcomConversation.connect(terminal);
    }

    @ParameterizedTest
    @CsvSource({"1, 27", "2, 28", "3, 29", "4, 30", "5, 31"})
    void givesEachReturnCodeItsNumber(int returnCode, int number, VirtualModem modem, IotPlatform platform)
            throws Exception {
        HostTerminal terminal = acquired(modem);
        platform.refuseAll(returnCode);
        terminal.ok(CONNECT);
        terminal.line("+CMQTTCONNECT: 0," + number);
        platform.admitAll();
        SimcomConversation.connect(terminal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp://a.b.c              |600  |1|+CMQTTCONNECT: 0,12",
                "mqtt://a.b.c:1883        |600  |1|+CMQTTCONNECT: 0,12",
                "tcp://a.b.c:65536        |600  |1|+CMQTTCONNECT: 0,12",
                "tcp://unknown.example:1883|600 |1|+CMQTTCONNECT: 0,25",
            })
    void whatCannotBeFailsBeforeTheError(String url, int keepAlive, int clean, String line, IotPlatform platform)
            throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.A7670)
                .route("*.aliyuncs.com", platform.address())
                .build()) {
            HostTerminal terminal = acquired(modem);
            fails(terminal, "AT+CMQTTCONNECT=0,\"" + url + "\"," + keepAlive + "," + clean, line);
            SimcomConversation.connect(terminal);
        }
    }

    @Test
    void wrongParametersAreAPlainError(VirtualModem modem) throws Exception {
        HostTerminal terminal = acquired(modem);
        terminal.reply("AT+CMQTTCONNECT=0,\"" + URL + "\",64801,1", "ERROR");
        terminal.reply("AT+CMQTTCONNECT=0,\"" + URL + "\",600", "ERROR");
        terminal.reply("AT+CMQTTCONNECT=2,\"" + URL + "\",600,1", "ERROR");
        terminal.reply("AT+CMQTTCFG=\"checkUTF8\",0", "ERROR");
        terminal.reply("AT+MCONNECT=1,600", "ERROR");
        fails(terminal, "AT+CMQTTCONNECT=1,\"" + URL + "\",600,1", "+CMQTTCONNECT: 1,20");
        fails(terminal, "AT+CMQTTCFG=\"checkUTF8\",1,0", "+CMQTTCFG: 1,20");
    }

    @Test
    void aRefusedTcpConnectionIsSaidAfterTheOk() throws Exception {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.A7670)
                .route("*", nobody)
                .build()) {
            HostTerminal terminal = acquired(modem);
            terminal.ok(CONNECT);
            terminal.line("+CMQTTCONNECT: 0,3");
            terminal.ok("AT+CMQTTREL=0");
        }
    }

    @Test
    void aSecondModemWithTheSameDeviceTakesThePlace(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal first = SimcomConversation.online(modem);
        try (VirtualModem other = VirtualModem.builder().platform(platform).build()) {
            Conversation.online(other);
            first.line("+CMQTTCONNLOST: 0,1");
            fails(first, "AT+CMQTTTOPIC=0,5", "+CMQTTTOPIC: 0,11");
        }
    }

    @Test
    void aWillIsSentAndRefused(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = acquired(modem);
        fails(terminal, "AT+CMQTTWILLMSG=0,4,0", "+CMQTTWILLMSG: 0,18");
        data(terminal, "AT+CMQTTWILLTOPIC=0," + Conversation.TOPIC.length(), Conversation.TOPIC);
        data(terminal, "AT+CMQTTWILLMSG=0,4,0", "gone");
        terminal.ok(CONNECT);
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.WILL);
    }
}
