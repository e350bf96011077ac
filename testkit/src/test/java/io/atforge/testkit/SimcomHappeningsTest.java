package io.atforge.testkit;

import static io.atforge.testkit.SimcomConversation.ACQUIRE;
import static io.atforge.testkit.SimcomConversation.CONNECT;
import static io.atforge.testkit.SimcomConversation.TOPIC;
import static io.atforge.testkit.SimcomConversation.booted;
import static io.atforge.testkit.SimcomConversation.connect;
import static io.atforge.testkit.SimcomConversation.draft;
import static io.atforge.testkit.SimcomConversation.fails;
import static io.atforge.testkit.SimcomConversation.message;
import static io.atforge.testkit.SimcomConversation.online;
import static io.atforge.testkit.SimcomConversation.publish;
import static io.atforge.testkit.SimcomConversation.start;
import static io.atforge.testkit.SimcomConversation.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.platform.ReceivedMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can happen to a modem of SIMCom's while it runs, with a real broker behind it. */
class SimcomHappeningsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .modem(builder -> builder.model(ModemModel.A7670))
            .build();

    @Test
    void aRebootForgetsEverythingAndTheBrokerHearsOfIt(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = subscribed(modem);
        modem.reboot();
        booted(terminal);
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.command("AT+CMEE?;+CMQTTDISC?");
        terminal.expect("\r\n+CMEE: 2\r\n\r\n+CMQTTDISC: 0,1\r\n+CMQTTDISC: 1,1\r\n\r\nOK\r\n");
        fails(terminal, ACQUIRE, "+CMQTTACCQ: 0,9");
        start(terminal);
        terminal.ok(ACQUIRE);
        connect(terminal);
    }

    @Test
    void aRebootInTheMiddleOfDataEndsIt(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        terminal.command("AT+CMQTTPAYLOAD=0,10");
        terminal.expect("\r\n>");
        terminal.type("hello");
        terminal.expect("hello");
        modem.powerCycle();
        booted(terminal);
        terminal.ok("AT");
    }

    @Test
    void aResetByCommandSaysFirstWhatIsLostOnAnotherModel(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.SIM7600)
                .platform(platform)
                .build()) {
            HostTerminal terminal = new HostTerminal(modem.port());
            terminal.ok("AT+NETOPEN");
            terminal.line("+NETOPEN: 0");
            terminal.reply("AT+CMQTTSTART", "+CMQTTSTART: 0");
            terminal.line("OK");
            terminal.ok(ACQUIRE);
            connect(terminal);
            terminal.ok("AT+CRESET");
            terminal.line("+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY");
            terminal.line("+CMQTTCONNLOST: 0,3");
            terminal.line("+CMQTTNONET");
            terminal.expect("\r\nRDY\r\n\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n");
        }
    }

    @Test
    void oneThatIsSwitchedOffNeedsItsPower(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        terminal.ok("AT+CPOF");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.type("AT\r");
        modem.unsolicited("not heard");
        modem.powerCycle();
        booted(terminal);
    }

    @Test
    void aKickIsAPassiveClose(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        assertThat(platform.kick("a1hahpgAs3s", "test")).isTrue();
        terminal.line("+CMQTTCONNLOST: 0,1");
        fails(terminal, "AT+CMQTTPAYLOAD=0,1", "+CMQTTPAYLOAD: 0,11");
        connect(terminal);
    }

    @Test
    void aBrokenConnectionIsAReset(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        modem.dropConnection();
        terminal.line("+CMQTTCONNLOST: 0,2");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        modem.dropConnection();
        connect(terminal);
    }

    @Test
    void unpluggedItGoesOn(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = subscribed(modem);
        modem.unplug();
        assertThat(terminal.awaitLost()).isTrue();
        modem.plug();
        HostTerminal again = new HostTerminal(modem.port());
        platform.send(TOPIC, "still here");
        again.expect(message(TOPIC, "still here"));
    }

    @Test
    void aLostBearerEndsConnectionAndService(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+NETOPEN");
        terminal.line("+NETOPEN: 0");
        start(terminal);
        terminal.ok(ACQUIRE);
        connect(terminal);
        modem.deactivateBearer();
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY");
        terminal.line("+CMQTTCONNLOST: 0,3");
        terminal.line("+CMQTTNONET");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        fails(terminal, CONNECT, "+CMQTTCONNECT: 0,20");
        fails(terminal, ACQUIRE, "+CMQTTACCQ: 0,9");
        terminal.ok("AT+NETOPEN");
        terminal.line("+NETOPEN: 0");
        start(terminal);
        terminal.ok(ACQUIRE);
        connect(terminal);
    }

    @Test
    void withoutANetworkNothingComesUp(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        modem.loseNetwork();
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("+CMQTTCONNLOST: 0,3");
        terminal.line("+CMQTTNONET");
        terminal.command("AT+CREG?;+CPSI?");
        terminal.expect("\r\n+CREG: 0,2\r\n\r\n+CPSI: NO SERVICE,Online\r\n\r\nOK\r\n");
        terminal.ok("AT+NETOPEN");
        terminal.line("+NETOPEN: 1");
        fails(terminal, "AT+CMQTTSTART", "+CMQTTSTART: 7");
        modem.restoreNetwork();
        terminal.line("+CGEV: EPS PDN ACT 1");
        start(terminal);
        terminal.ok(ACQUIRE);
        connect(terminal);
    }

    @Test
    void aDeniedRegistrationSaysNothingOfTheConnection(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = online(modem);
        modem.registration(Registration.DENIED);
        draft(terminal, TOPIC, "lost");
        terminal.ok("AT+CMQTTPUB=0,1,60");
        modem.registration(Registration.ROAMING);
        modem.dropConnection();
        terminal.line("+CMQTTPUB: 0,6");
        terminal.line("+CMQTTCONNLOST: 0,2");
        modem.registration(Registration.DENIED);
        fails(terminal, CONNECT, "+CMQTTCONNECT: 0,3");
        modem.registration(Registration.HOME);
        connect(terminal);
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void withoutASimThereIsNoNetwork(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        modem.sim(Sim.REMOVED);
        terminal.line("+SIMCARD: NOT AVAILABLE");
        terminal.line("+CMQTTCONNLOST: 0,3");
        terminal.line("+CMQTTNONET");
        terminal.reply("AT+CPIN?", "+CME ERROR: SIM not inserted");
        modem.sim(Sim.BUSY);
        terminal.reply("AT+CPIN?", "+CME ERROR: SIM busy");
        modem.sim(Sim.READY);
        terminal.line("+CPIN: READY");
        terminal.skipTo("\r\n+CGEV: EPS PDN ACT 1\r\n");
    }

    @Test
    void nameResolutionFailsAtOnceOrLater(VirtualModem modem) throws Exception {
        HostTerminal terminal = SimcomConversation.acquired(modem);
        modem.dns(Dns.ERROR);
        fails(terminal, CONNECT, "+CMQTTCONNECT: 0,25");
        modem.dns(Dns.CONNECT_FAIL);
        terminal.ok(CONNECT);
        terminal.line("+CMQTTCONNECT: 0,25");
        modem.dns(Dns.WORKING);
        connect(terminal);
    }

    @Test
    void aModemThatIsStuckWithMqttNeedsAReset(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        modem.wedge(Wedge.MQTT);
        for (String command : new String[] {"AT+CMQTTDISC?", "AT+CMQTTTOPIC=0,5", "AT+CMQTTPUB=0,1,60"}) {
            terminal.reply(command, "ERROR");
        }
        terminal.command("AT+CSQ");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        terminal.ok("AT+CFUN=1,1");
        booted(terminal);
        start(terminal);
    }

    @Test
    void aDeadModemNeedsItsPower(VirtualModem modem) throws Exception {
        HostTerminal terminal = online(modem);
        modem.wedge(Wedge.DEAD);
        terminal.type("AT\rAT+CRESET\r");
        modem.powerCycle();
        booted(terminal);
        terminal.ok("AT");
    }

    @Test
    void aHalfOpenConnectionSaysYesToEverything(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = subscribed(modem);
        modem.halfOpen(true);
        draft(terminal, TOPIC, "lost");
        terminal.ok("AT+CMQTTPUB=0,0,60");
        terminal.line("+CMQTTPUB: 0,0");
        platform.send(TOPIC, "not heard");
        terminal.command("AT+CMQTTDISC?");
        terminal.expect("\r\n+CMQTTDISC: 0,0\r\n+CMQTTDISC: 1,1\r\n\r\nOK\r\n");
        modem.halfOpen(false);
        terminal.line("+CMQTTCONNLOST: 0,2");
        connect(terminal);
        modem.halfOpen(false);
        publish(terminal, "heard");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("heard");
    }

    @Test
    void aPublishWithoutAnAnswerTimesOut(IotPlatform platform) throws Exception {
        try (AcceleratedTime time = new AcceleratedTime(60);
                VirtualModem modem = VirtualModem.builder()
                        .model(ModemModel.A7670)
                        .platform(platform)
                        .scheduler(time)
                        .build()) {
            HostTerminal terminal = online(modem);
            modem.halfOpen(true);
            draft(terminal, TOPIC, "lost");
            terminal.ok("AT+CMQTTPUB=0,1,60");
            terminal.line("+CMQTTPUB: 0,17");
            modem.halfOpen(false);
            terminal.line("+CMQTTCONNLOST: 0,2");
        }
    }
}
