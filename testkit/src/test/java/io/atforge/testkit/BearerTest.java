package io.atforge.testkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data connection's states. */
class BearerTest {

    private final VirtualModem modem = VirtualModem.builder().build();
    private final HostTerminal terminal = new HostTerminal(modem.port());

    @BeforeEach
    void askForNumbers() throws Exception {
        terminal.ok("AT+CMEE=1");
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void goesStepByStepAndSaysWhereItIs() throws Exception {
        state("IP INITIAL");
        terminal.ok("AT+CSTT=\"3GWAP\",\"user\",\"pass\"");
        state("IP START");
        terminal.command("AT+CSTT?");
        terminal.expect("\r\n+CSTT: \"3GWAP\",\"user\",\"pass\"\r\n\r\nOK\r\n");
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+CGEV: ME PDN ACT 7\r\n\r\nOK\r\n");
        state("IP GPRSACT");
        terminal.reply("AT+CIFSR", "10.69.48.127");
        state("IP STATUS");
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        state("IP INITIAL");
    }

    @Test
    void refusesStepsOutOfOrder() throws Exception {
        terminal.reply("AT+CIICR", "+CME ERROR: 3");
        terminal.reply("AT+CIFSR", "+CME ERROR: 3");
        terminal.ok("AT+CSTT");
        terminal.reply("AT+CSTT", "+CME ERROR: 3");
        terminal.reply("AT+CIFSR", "+CME ERROR: 3");
    }

    @Test
    void failsToActivateWithoutANetwork() throws Exception {
        terminal.ok("AT+CGATT=0");
        terminal.line("+CGEV: ME DETACH");
        terminal.line("+CGREG: 1,\"2317\",\"0a541706\"");
        terminal.ok("AT+CSTT");
        terminal.command("AT+CIICR");
        terminal.expect("\r\n+PDP: DEACT\r\n\r\n+CME ERROR: 65535\r\n");
    }

    @Test
    void aLostNetworkNeedsAShut() throws Exception {
        Conversation.attach(terminal);
        terminal.ok("AT+CFUN=0");
        terminal.skipTo("\r\n+PDP: DEACT\r\n");
        state("PDP DEACT");
        terminal.reply("AT+CIFSR", "+CME ERROR: 3");
        terminal.reply("AT+CSTT", "+CME ERROR: 3");
        terminal.reply("AT+CIPSHUT", "SHUT OK");
        terminal.ok("AT+CSTT");
    }

    @Test
    void limitsApnAndLogin() throws Exception {
        terminal.reply("AT+CSTT=\"" + "a".repeat(129) + "\"", "+CME ERROR: 53");
        terminal.reply("AT+CSTT=\"a\",\"" + "u".repeat(33) + "\"", "+CME ERROR: 53");
        terminal.ok("AT+CSTT=\"" + "a".repeat(128) + "\",\"" + "u".repeat(32) + "\",\"" + "p".repeat(32) + "\"");
    }

    // OK first, then the information.
    private void state(String state) throws InterruptedException {
        terminal.ok("AT+CIPSTATUS");
        terminal.line("STATE: " + state);
    }
}
