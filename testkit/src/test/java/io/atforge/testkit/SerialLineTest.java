package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import io.atforge.port.Port;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the modem reads command lines and frames its answers (ITU-T V.250). */
class SerialLineTest {

    private final VirtualModem modem = VirtualModem.builder().build();
    private final HostTerminal terminal = new HostTerminal(modem.port());

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void echoesWhatIsTypedThenAnswers() throws Exception {
        terminal.type("AT\r");
        terminal.expect("AT\r\r\nOK\r\n");
    }

    @Test
    void echoesTheLineThatTurnsEchoOffAndNoneAfterIt() throws Exception {
        terminal.ok("ATE0");
        terminal.type("AT\r");
        terminal.expect("\r\nOK\r\n");
        terminal.type("ATE1\r");
        terminal.expect("\r\nOK\r\n");
        terminal.ok("AT");
    }

    @Test
    void putsABlankLineBetweenInformationAndOk() throws Exception {
        terminal.command("AT+CSQ");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
    }

    @Test
    void takesLowerCaseButNotMixedCase() throws Exception {
        terminal.command("at+csq");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        terminal.type("aT\rAT\r");
        terminal.expect("aT\rAT\r\r\nOK\r\n");
    }

    @Test
    void passesOverGarbageBeforeAt() throws Exception {
        terminal.type("\u0000xyAAT\r");
        terminal.expect("\u0000xyAAT\r\r\nOK\r\n");
    }

    @Test
    void ignoresTheLineFeedOfCrLf() throws Exception {
        terminal.type("AT\r\nAT\r\n");
        terminal.expect("AT\r\r\nOK\r\nAT\r\r\nOK\r\n");
    }

    @Test
    void backspaceTakesACharacterBack() throws Exception {
        terminal.type("ATE0\r");
        terminal.expect("ATE0\r\r\nOK\r\n");
        terminal.type("AT+CSX\bQ\r");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
    }

    @Test
    void repeatsTheLastLineWithoutCr() throws Exception {
        terminal.command("AT+CSQ");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
        terminal.type("A/");
        terminal.expect("A/\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
    }

    @Test
    void runsConcatenatedCommandsWithOneResult() throws Exception {
        terminal.command("ATE1+CMEE=1;+CSQ;+CGATT?");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\n+CGATT: 1\r\n\r\nOK\r\n");
    }

    @Test
    void theFirstFailingCommandEndsTheLine() throws Exception {
        terminal.command("AT+CSQ;+NOSUCH;+CMEE=1");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nERROR\r\n");
        terminal.command("AT+CMEE?");
        terminal.expect("\r\n+CMEE :0\r\n\r\nOK\r\n");
    }

    @Test
    void blanksOutsideQuotesDoNotCount() throws Exception {
        terminal.command("AT + CMEE = 1 ; + CSQ");
        terminal.expect("\r\n+CSQ: 20,0\r\n\r\nOK\r\n");
    }

    @Test
    void quietModeKeepsResultsButNotInformation() throws Exception {
        terminal.command("ATQ1");
        terminal.command("AT+CSQ");
        terminal.line("+CSQ: 20,0");
        terminal.ok("ATQ0");
    }

    @Test
    void answersALineThatIsTooLongWithAnError() throws Exception {
        terminal.ok("ATE0");
        terminal.type("AT+MPUB=\"t\",0,0,\"" + "x".repeat(20_000) + "\"\r");
        terminal.expect("\r\nERROR\r\n");
        terminal.type("AT\r");
        terminal.expect("\r\nOK\r\n");
    }

    @Test
    void unsolicitedLinesStandByThemselves() throws Exception {
        modem.unsolicited("+CGEV: ME PDN ACT 7");
        terminal.expect("\r\n+CGEV: ME PDN ACT 7\r\n");
    }

    @Test
    void aPortThatIsOpenIsBusyAndMayBeOpenedAgainAfterClose() throws Exception {
        Port port = modem.port();
        new HostTerminal(port);
        assertThatThrownBy(() -> new HostTerminal(port))
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.reason()).isEqualTo(PortException.Reason.BUSY));
        port.close();
        assertThatThrownBy(() -> port.write(new byte[] {'A'})).isInstanceOf(PortException.class);
        new HostTerminal(port).ok("AT");
    }

    @Test
    void aPortIsLostWhenTheModemGoes() throws Exception {
        modem.close();
        assertThat(terminal.awaitLost()).isTrue();
    }
}
