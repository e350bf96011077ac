package io.atforge.testkit;

import static io.atforge.testkit.Conversation.MIPSTART;
import static io.atforge.testkit.Conversation.TUTORIAL_MCONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the MQTT connection comes up and goes down. */
@ExtendWith(AtForgeExtension.class)
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aWrongSecretIsABareErrorAfterTheOk(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = attached(modem);
        terminal.ok(TUTORIAL_MCONFIG.replace("41fcbb", "41fcbc"));
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("ERROR");
        status(terminal, 0);
        assertThat(platform.refusals())
                .containsExactly(new Refusal(
                        "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|",
                        "test&a1hahpgAs3s",
                        Reason.WRONG_SIGNATURE));
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        Conversation.connect(terminal);
        platform.awaitConnected("a1hahpgAs3s", "test", PATIENCE);
    }

    @Test
    void tellsHowFarItIs(VirtualModem modem) throws Exception {
        HostTerminal terminal = attached(modem);
        status(terminal, 0);
        terminal.ok(TUTORIAL_MCONFIG);
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        status(terminal, 2);
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("CONNACK OK");
        status(terminal, 1);
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");
        status(terminal, 0);
        terminal.reply("AT+MIPCLOSE", "+CME ERROR: 767");
    }

    @Test
    void takesArgumentsWithoutQuotes(VirtualModem modem) throws Exception {
        HostTerminal terminal = attached(modem);
        terminal.ok("AT+MCONFIG=test|securemode=3|,test&a1hahpgAs3s,ede6c144a436cfd5c5c3d7efd6ed9778");
        terminal.ok("AT+MIPSTART=a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com,1883");
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,600,1");
        terminal.line("CONNACK OK");
    }

    @Test
    void saysAlreadyConnectWhileAConnectionIsUp(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok(MIPSTART);
        terminal.line("ALREADY CONNECT");
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");
        Conversation.connect(terminal);
    }

    @Test
    void closesWithoutAWordWhenToldTo(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MIPCLOSE");
        terminal.reply("AT+MIPCLOSE", "+CME ERROR: 767");
        Conversation.connect(terminal);
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        terminal.reply("AT+MIPCLOSE", "+CME ERROR: 767");
        assertThat(platform.refusals()).isEmpty();
    }

    @Test
    void saysClosedWhenThePlatformEndsTheConnection(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        assertThat(platform.kick("a1hahpgAs3s", "test")).isTrue();
        terminal.line("CLOSED");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        assertThat(platform.kick("a1hahpgAs3s", "nobody")).isFalse();
        terminal.reply("AT+MPUB=\"t\",0,0,\"x\"", "+CME ERROR: 3");
        Conversation.connect(terminal);
    }

    @Test
    void aRestartForgetsConnectionAndConfiguration(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+RESET");
        terminal.expect("^boot.rom'v'!\n\r\nRDY\r\n");
        terminal.skipTo("+CGREG: 1,\"2317\",\"0a541706\"\r\n");
        terminal.ok("AT+CMEE=1");
        Conversation.attach(terminal);
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        terminal.reply("AT+MCONNECT=1,600", "+CME ERROR: 3");
    }

    @Test
    void aLostNetworkEndsTheConnection(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+CFUN=0");
        terminal.line("+CGEV: ME DETACH");
        terminal.line("+CGREG: 0");
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        status(terminal, 0);
    }

    @Test
    void aNameThatIsNotKnownIsErrorThree(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .route("*.aliyuncs.com", platform.address())
                .build()) {
            HostTerminal terminal = attached(modem);
            terminal.reply("AT+MIPSTART=\"mqtt.example.com\",1883", "+CME ERROR: 3");
            terminal.ok(MIPSTART);
            terminal.line("CONNECT OK");
        }
    }

    @Test
    void aRefusedTcpConnectionSaysStateAndConnectFail() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) server.getLocalSocketAddress();
        }
        try (VirtualModem modem = VirtualModem.builder().route("*", nobody).build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok(MIPSTART);
            terminal.line("STATE: IP STATUS");
            terminal.line("CONNECT FAIL");
            status(terminal, 0);
        }
    }

    @Test
    void saysClosedWhenTheBrokerDoesNotWaitForConnect() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                VirtualModem modem = VirtualModem.builder()
                        .route("*", (InetSocketAddress) server.getLocalSocketAddress())
                        .build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok(TUTORIAL_MCONFIG);
            terminal.ok(MIPSTART);
            terminal.line("CONNECT OK");
            server.accept().close();
            terminal.line("CLOSED");
            terminal.reply("AT+MCONNECT=1,600", "+CME ERROR: 3");
        }
    }

    @Test
    void aWillIsSentAndRefused(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = attached(modem);
        terminal.ok(TUTORIAL_MCONFIG + ",0,0,\"/a1hahpgAs3s/test/test\",\"gone\"");
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("ERROR");
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.WILL);
    }

    @Test
    void aSecondModemWithTheSameDeviceTakesThePlace(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal first = Conversation.online(modem);
        try (VirtualModem other = VirtualModem.builder().platform(platform).build()) {
            HostTerminal second = Conversation.online(other);
            first.line("CLOSED");
            second.ok("AT+MSUB=\"/a1hahpgAs3s/test/test\",0");
            second.line("SUBACK");
        }
    }

    private static HostTerminal attached(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CMEE=1");
        Conversation.attach(terminal);
        return terminal;
    }

    private static void status(HostTerminal terminal, int status) throws InterruptedException {
        terminal.command("AT+MQTTSTATU");
        terminal.expect("\r\n+MQTTSTATU :" + status + "\r\n\r\nOK\r\n");
    }
}
