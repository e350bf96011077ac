package io.atforge.testkit;

import static io.atforge.testkit.Conversation.MIPSTART;
import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can happen to a modem while it runs, with a real broker behind it. */
@ExtendWith(AtForgeExtension.class)
class ModemControlTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BOOT = "^boot.rom'v'!\n\r\nRDY\r\n";

    @Test
    void aRebootForgetsEverythingAndTheBrokerHearsOfIt(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        terminal.command("ATE0");
        terminal.expect("\r\nOK\r\n");
        modem.reboot();
        terminal.expect(BOOT);
        arrived(terminal);
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.command("AT+CMEE?");
        terminal.expect("\r\n+CMEE :0\r\n\r\nOK\r\n");
        status(terminal, 0);
        state(terminal, "IP INITIAL");
        Conversation.attach(terminal);
        Conversation.connect(terminal);
    }

    @Test
    void aRebootInTheMiddleOfDataEndsIt(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.command("AT+MPUBEX=\"" + TOPIC + "\",0,0,10");
        terminal.expect("\r\n>");
        terminal.type("hello");
        terminal.expect("hello");
        modem.reboot();
        terminal.expect(BOOT);
        arrived(terminal);
        terminal.ok("AT");
    }

    @Test
    void inTransparentModeAllIsDataUntilTheEscape() throws Exception {
        VirtualTime time = new VirtualTime();
        try (VirtualModem modem =
                VirtualModem.builder().scheduler(time).clock(time.clock()).build()) {
            SimulatedHost host = new SimulatedHost(time, modem.port());
            modem.transparent();

            assertThat(host.after(Duration.ofSeconds(2), "AT")).isEmpty();
            host.type("+++");
            assertThat(host.after(Duration.ofSeconds(2), "no pause behind it")).isEmpty();
            host.type("no pause before it");
            host.type("+++");
            assertThat(host.within(Duration.ofSeconds(2))).isEmpty();
            host.type("++++");
            assertThat(host.within(Duration.ofSeconds(2))).isEmpty();
            host.type("+++");
            assertThat(host.within(Duration.ofSeconds(2))).isEqualTo("\r\nOK\r\n");
            assertThat(host.after(Duration.ofSeconds(1), "AT")).isEqualTo("AT\r\r\nOK\r\n");
        }
    }

    @Test
    void aLostNetworkTakesBearerAndConnectionUntilItIsBack(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.loseNetwork();
        terminal.line("^MODE: 0,0");
        terminal.line("+NO Service");
        terminal.line("+CGREG: 2");
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        terminal.command("AT+CGREG?;+CGATT?;+CSQ");
        terminal.expect("\r\n+CGREG: 2,2\r\n\r\n+CGATT: 0\r\n\r\n+CSQ: 99,99\r\n\r\nOK\r\n");
        terminal.reply("AT+CGATT=1", "+CME ERROR: 30");
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        terminal.ok("AT+CSTT");
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+PDP: DEACT\r\n\r\n+CME ERROR: 65535\r\n");
        modem.restoreNetwork();
        arrived(terminal);
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+CGEV: ME PDN ACT 7\r\n\r\nOK\r\n");
        terminal.reply("AT+CIFSR", "10.69.48.127");
        Conversation.connect(terminal);
    }

    @Test
    void aDeactivatedBearerNeedsAShut(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.deactivateBearer();
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        state(terminal, "PDP DEACT");
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        Conversation.attach(terminal);
        Conversation.connect(terminal);
    }

    @Test
    void withoutASimThereIsNoNetwork(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.sim(Sim.REMOVED);
        terminal.line("+CPIN: SIM REMOVED 0");
        terminal.line("+CGREG: 0");
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        terminal.reply("AT+CPIN?", "+CME ERROR: 10");
        modem.sim(Sim.BUSY);
        terminal.reply("AT+CPIN?", "+CME ERROR: 14");
        modem.sim(Sim.FAILURE);
        terminal.reply("AT+CPIN?", "+CME ERROR: 13");
        terminal.command("AT+CREG?");
        terminal.expect("\r\n+CREG: 0,0\r\n\r\nOK\r\n");
        modem.sim(Sim.READY);
        terminal.line("+CPIN: READY 0");
        arrived(terminal);
        terminal.command("AT+CPIN?");
        terminal.expect("\r\n+CPIN: READY\r\n\r\nOK\r\n");
    }

    @Test
    void aDeniedRegistrationSaysNothingOfTheConnection(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.registration(Registration.DENIED);
        terminal.line("+CGREG: 3");
        status(terminal, 1);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"lost\"");
        terminal.ok("AT+MIPCLOSE");
        terminal.ok(MIPSTART);
        terminal.line("STATE: IP STATUS");
        terminal.line("CONNECT FAIL");
        modem.registration(Registration.ROAMING);
        terminal.line("+CGREG: 5,\"2317\",\"0a541706\"");
        Conversation.connect(terminal);
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void nameResolutionFailsInTwoWays(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+MIPCLOSE");
        modem.dns(Dns.ERROR);
        terminal.reply(MIPSTART, "+CME ERROR: 3");
        modem.dns(Dns.CONNECT_FAIL);
        terminal.ok(MIPSTART);
        terminal.line("STATE: IP STATUS");
        terminal.line("CONNECT FAIL");
        modem.dns(Dns.WORKING);
        Conversation.connect(terminal);
    }

    @Test
    void aModemThatIsStuckWithMqttNeedsAReset(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.wedge(Wedge.MQTT);
        for (String command : new String[] {"AT+MIPCLOSE", "AT+MQTTSTATU", "AT+MPUB=\"" + TOPIC + "\",0,0,\"x\""}) {
            terminal.reply(command, "+CME ERROR: 3");
        }
        terminal.command("AT+CSQ");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        terminal.ok("AT+RESET");
        terminal.expect(BOOT);
        arrived(terminal);
        status(terminal, 0);
    }

    @Test
    void aDeadModemNeedsItsPower(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.wedge(Wedge.DEAD);
        terminal.type("AT\rAT+RESET\r");
        modem.unsolicited("not heard");
        modem.powerCycle();
        terminal.expect(BOOT);
        arrived(terminal);
        terminal.ok("AT");
    }

    @Test
    void aHalfOpenConnectionSaysYesToEverything(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        modem.halfOpen(true);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",0,0,\"lost\"");
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"lost\"");
        platform.send(TOPIC, "not heard");
        status(terminal, 1);
        terminal.ok("AT+MIPCLOSE");
        Conversation.connect(terminal);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"heard\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).extracting(message -> message.text()).containsExactly("heard");
    }

    @Test
    void aHalfOpenConnectionEndsWhenTheNetworkHearsOfIt(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.halfOpen(true);
        modem.halfOpen(false);
        terminal.line("CLOSED");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        Conversation.connect(terminal);
        modem.halfOpen(false);
        status(terminal, 1);
    }

    @Test
    void aBrokenConnectionIsClosed(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.dropConnection();
        terminal.line("CLOSED");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
        status(terminal, 0);
        modem.dropConnection();
        Conversation.connect(terminal);
    }

    private static void arrived(HostTerminal terminal) throws InterruptedException {
        terminal.skipTo("+CGREG: 1,\"2317\",\"0a541706\"\r\n");
    }

    private static void status(HostTerminal terminal, int status) throws InterruptedException {
        terminal.command("AT+MQTTSTATU");
        terminal.expect("\r\n+MQTTSTATU :" + status + "\r\n\r\nOK\r\n");
    }

    private static void state(HostTerminal terminal, String state) throws InterruptedException {
        terminal.ok("AT+CIPSTATUS");
        terminal.line("STATE: " + state);
    }
}
