package io.atforge.testkit;

import static io.atforge.testkit.QuectelConversation.QMTCONN;
import static io.atforge.testkit.QuectelConversation.QMTOPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.platform.DeviceId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a Quectel modem's connection comes up, fails and ends. */
class QuectelConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .modem(modem -> modem.model(ModemModel.EC200))
            .build();

    @Test
    void comesUpAndGoesDown(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.attached(modem);
        terminal.command("AT+QIACT?");
        terminal.expect("\r\n+QIACT: 1,1,1,\"10.69.48.127\"\r\n\r\nOK\r\n");
        terminal.ok("AT+QMTCONN?");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
        terminal.command("AT+QMTCONN?;+QMTOPEN?");
        terminal.expect("\r\n+QMTCONN: 0,1\r\n\r\n+QMTOPEN: 0,\"" + QuectelConversation.HOST + "\",1883\r\n\r\nOK\r\n");
        terminal.ok(QMTCONN);
        terminal.line("+QMTCONN: 0,0,0");
        terminal.command("AT+QMTCONN?");
        terminal.expect("\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n");
        assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
        terminal.ok("AT+QMTDISC=0");
        terminal.line("+QMTDISC: 0,0");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.reply("AT+QMTCLOSE=0", "+CME ERROR: 3");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
        terminal.ok("AT+QMTCLOSE=0");
        terminal.line("+QMTCLOSE: 0,0");
        terminal.ok("AT+QIDEACT=1");
        terminal.ok("AT+QIACT?");
    }

    @Test
    void saysThatAClientIsInUse(VirtualModem modem) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,2");
        terminal.reply(QMTCONN, "+CME ERROR: 3");
        terminal.command("AT+QMTCONN?");
        terminal.expect("\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n");
    }

    @Test
    void hasNoConnectionWithoutABearer(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,3");
        terminal.reply(QMTCONN, "+CME ERROR: 3");
        terminal.ok("AT+QIACT=1");
        terminal.reply("AT+QIACT=1", "+CME ERROR: 3");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
    }

    @Test
    void saysWhatIsWrongWithAHost(VirtualModem modem) throws Exception {
        HostTerminal terminal = QuectelConversation.attached(modem);
        modem.dns(Dns.ERROR);
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,4");
        modem.dns(Dns.CONNECT_FAIL);
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,5");
        modem.dns(Dns.WORKING);
        terminal.ok("AT+QMTCFG=\"ssl\",0,1,2");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,4");
        terminal.ok("AT+QMTCFG=\"ssl\",0,0");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.EC25)
                // A port that nobody may listen on.
                .route("*", new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))
                .build()) {
            HostTerminal terminal = QuectelConversation.attached(modem);
            terminal.ok(QMTOPEN);
            terminal.line("+QMTOPEN: 0,5");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void saysTheReasonOfTheBroker(int code, VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.attached(modem);
        platform.refuseAll(code);
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,0");
        terminal.ok(QMTCONN);
        terminal.line("+QMTCONN: 0,0," + code);
        platform.admitAll();
        QuectelConversation.connect(terminal);
    }

    @Test
    void tellsAConnectionThatEnds(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        platform.kickAll();
        terminal.line("+QMTSTAT: 0,1");
        QuectelConversation.connect(terminal);
        modem.dropConnection();
        terminal.line("+QMTSTAT: 0,1");
        QuectelConversation.connect(terminal);
        modem.deactivateBearer();
        terminal.line("+QMTSTAT: 0,1");
        terminal.line("+QIURC: \"pdpdeact\",1");
        terminal.ok(QMTOPEN);
        terminal.line("+QMTOPEN: 0,3");
        terminal.ok("AT+QIACT=1");
        QuectelConversation.connect(terminal);
        modem.halfOpen(true);
        terminal.command("AT+QMTCONN?");
        terminal.expect("\r\n+QMTCONN: 0,3\r\n\r\nOK\r\n");
        modem.halfOpen(false);
        terminal.line("+QMTSTAT: 0,1");
        QuectelConversation.connect(terminal);
        terminal.ok("AT+QIDEACT=1");
        terminal.line("+QMTSTAT: 0,8");
    }

    @Test
    void tellsThatTheServerEndsAConnectionWithoutConnect() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                VirtualModem modem = VirtualModem.builder()
                        .model(ModemModel.EC200)
                        .route("*", new InetSocketAddress(server.getInetAddress(), server.getLocalPort()))
                        .build()) {
            HostTerminal terminal = QuectelConversation.attached(modem);
            terminal.ok(QMTOPEN);
            terminal.line("+QMTOPEN: 0,0");
            server.accept().close();
            terminal.line("+QMTSTAT: 0,1");
            terminal.reply(QMTCONN, "+CME ERROR: 3");
        }
    }

    @Test
    void losesAllWithTheNetworkAndWithTheSim(VirtualModem modem) throws Exception {
        HostTerminal terminal = QuectelConversation.online(modem);
        terminal.ok("AT+CREG=1");
        modem.loseNetwork();
        terminal.line("+CREG: 2");
        terminal.line("+QMTSTAT: 0,7");
        terminal.line("+QIURC: \"pdpdeact\",1");
        terminal.reply("AT+QIACT=1", "+CME ERROR: 3");
        modem.restoreNetwork();
        terminal.line("+CREG: 1");
        terminal.ok("AT+QIACT=1");
        QuectelConversation.connect(terminal);
        modem.sim(Sim.REMOVED);
        terminal.line("+CPIN: NOT READY");
        terminal.line("+CREG: 0");
        terminal.line("+QMTSTAT: 0,7");
        terminal.line("+QIURC: \"pdpdeact\",1");
        terminal.reply("AT+CPIN?", "+CME ERROR: 10");
        modem.sim(Sim.READY);
        terminal.line("+CPIN: READY");
        terminal.line("+QUSIM: 1");
        terminal.line("+CREG: 1");
    }

    @Test
    void keepsAClientThatHasEnded() throws Exception {
        try (IotPlatform platform =
                        IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
                VirtualModem modem = VirtualModem.builder()
                        .model(ModemModel.BG95)
                        .platform(platform)
                        .build()) {
            HostTerminal terminal = QuectelConversation.online(modem);
            modem.dropConnection();
            terminal.line("+QMTSTAT: 0,1");
            terminal.ok(QMTOPEN);
            terminal.line("+QMTOPEN: 0,2");
            terminal.ok("AT+QMTCLOSE=0");
            terminal.line("+QMTCLOSE: 0,0");
            QuectelConversation.connect(terminal);
        }
    }

    @Test
    void saysThatTheServerClosedAfterDisconnect() throws Exception {
        try (IotPlatform platform =
                        IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
                VirtualModem modem = VirtualModem.builder()
                        .model(ModemModel.EC25)
                        .platform(platform)
                        .build()) {
            HostTerminal terminal = QuectelConversation.online(modem);
            terminal.ok("AT+QMTDISC=0");
            terminal.line("+QMTDISC: 0,0");
            terminal.line("+QMTSTAT: 0,5");
        }
    }
}
