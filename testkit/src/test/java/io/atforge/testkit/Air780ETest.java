package io.atforge.testkit;

import static io.atforge.testkit.Conversation.MIPSTART;
import static io.atforge.testkit.Conversation.TOPIC;
import static io.atforge.testkit.Conversation.TUTORIAL_MCONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.platform.ReceivedMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an Air780E differs from an Air720: each a line of a published log, or a limit of the manual. */
class Air780ETest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .modem(builder -> builder.model(ModemModel.AIR780E))
            .build();

    @Test
    void connectsOnTheBearerItHasByItself(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.command("AT+CGREG?");
        terminal.expect("\r\n+CGREG: 0,1\r\n\r\nOK\r\n");
        Conversation.connect(terminal);
        terminal.ok("AT+MDISCONNECT");
        terminal.line("CLOSED");
        Conversation.attach(terminal);
        Conversation.connect(terminal);
    }

    @Test
    void needsAllStepsOfABearerThatTheHostHasBegun(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CMEE=1");
        terminal.ok("AT+CSTT=\"cmnet\"");
        terminal.ok(TUTORIAL_MCONFIG);
        terminal.reply(MIPSTART, "+CME ERROR: 3");
    }

    @Test
    void takesALongerPayload(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        String full = "\\22".repeat(4100);
        terminal.reply("AT+MPUB=\"" + TOPIC + "\",1,0,\"" + full + "x\"", "+CME ERROR: 53");
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"" + full + "\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).extracting(ReceivedMessage::text).containsExactly("\"".repeat(4100));
    }

    @Test
    void saysNothingOfAConnectionWhoseOwnBearerIsTakenAway(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        terminal.ok("AT+CMEE=1");
        Conversation.connect(terminal);
        modem.deactivateBearer();
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"lost\"");
        terminal.ok("AT+MIPCLOSE");
        terminal.reply("AT+MIPCLOSE", "+CME ERROR: 767");
        Conversation.connect(terminal);
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void aBearerOfTheHostsNeedsAShut(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.deactivateBearer();
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        terminal.reply(MIPSTART, "+CME ERROR: 3");
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        Conversation.attach(terminal);
        Conversation.connect(terminal);
    }

    @Test
    void aLostNetworkDetachesIt(VirtualModem modem) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        modem.loseNetwork();
        terminal.line("^MODE: 0,0");
        terminal.line("+NO Service");
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("+CGEV: ME DETACH");
        terminal.line("CLOSED");
        terminal.line("+PDP: DEACT");
        modem.restoreNetwork();
        terminal.line("^MODE: 17,17");
        terminal.line("+E_UTRAN Service");
        terminal.line("+CGEV: ME PDN ACT 1,0");
        terminal.skipTo("+NITZ: ");
        terminal.skipTo(", \r\n");
    }

    @Test
    void saysWhatElseIsGoneBeforeTheSim(VirtualModem modem) throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        modem.sim(Sim.REMOVED);
        terminal.line("^MODE: 0,0");
        terminal.line("+NO Service");
        terminal.line("+CGEV: NW PDN DEACT 1");
        terminal.line("+CGEV: ME DETACH");
        terminal.line("+CPIN: SIM REMOVED 0");
    }

    @Test
    void detachesWhenItBoots(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        terminal.ok("AT+RESET");
        terminal.expect("^boot.rom'v'!\n\r\nRDY\r\n\r\n+CGEV: ME DETACH\r\n\r\n^MODE: 17,17\r\n");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
    }
}
