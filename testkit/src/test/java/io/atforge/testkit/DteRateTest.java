package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Host and modem at equal and at different rates. */
class DteRateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final VirtualModem modem =
            VirtualModem.builder().scheduler(time).clock(time.clock()).build();
    private final SimulatedHost host = new SimulatedHost(time, modem.port());
    private int rate = 115200;

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    void aStartedModemIsSilentUntilItHasSeenTheRate() {
        modem.hostRate(() -> rate);
        assertThat(host.after(SECOND, "ATE0")).isEqualTo("ATE0\r\r\nOK\r\n");
        modem.reboot();
        assertThat(host.within(SECOND)).isEmpty();
        assertThat(host.after(SECOND, "at")).isEmpty();
        assertThat(host.after(SECOND, "AT")).isEmpty();
        assertThat(host.after(SECOND, "AT")).isEqualTo("AT\r\r\nOK\r\n");
    }

    @Test
    void anotherRateOfTheHostHasToBeShownToo() {
        modem.hostRate(() -> rate);
        host.after(SECOND, "ATE0");
        rate = 9600;
        assertThat(host.after(SECOND, "AT")).isEmpty();
        assertThat(host.after(SECOND, "AT")).isEqualTo("\r\nOK\r\n");
    }

    @Test
    void aStoredRateHasToBeTheHosts() {
        modem.hostRate(() -> rate);
        host.after(SECOND, "ATE0;&W");
        assertThat(host.after(SECOND, "AT+IPR=9600;&W")).isEqualTo("\r\nOK\r\n");
        assertThat(host.after(SECOND, "AT")).isEmpty();
        modem.unsolicited("OK");
        assertThat(host.within(SECOND)).isEqualTo("\u008d\u008a\u00cf\u00cb\u008d\u008a");
        rate = 9600;
        assertThat(host.after(SECOND, "AT")).isEqualTo("\r\nOK\r\n");
        modem.reboot();
        assertThat(host.within(SECOND)).contains("RDY");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPseudoTerminalKnowsTheRateOfTheProgram() {
        Pty pty = modem.pty();
        SerialPort port = SerialPort.getCommPort(pty.path());
        for (int baud : new int[] {9600, 115200, 921600}) {
            port.setBaudRate(baud);
            assertThat(port.openPort()).isTrue();
            assertThat(pty.baud()).isEqualTo(baud);
            port.closePort();
        }
    }
}
