package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.modem.cellular.PinTries;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SIM with a PIN, as 27.007 and each family's manual have it. */
class SimPinTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration BOOTED = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private VirtualModem modem;
    private SimulatedHost host;

    private void start(ModemModel model) {
        modem = VirtualModem.builder()
                .model(model)
                .scheduler(time)
                .clock(time.clock())
                .build();
        host = new SimulatedHost(time, modem.port());
        assertThat(host.after(SHORT, "ATE0;+CMEE=1")).contains("OK");
    }

    private String said(String command) {
        return host.after(SHORT, command);
    }

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AIR720  | AT+CPINR=\"SIM PIN\" | +CPINR: SIM PIN,%d,3",
                "AIR780E | AT+CPINR=\"SIM PIN\" | +CPINR: \"SIM PIN\",%d,3",
                "EC200   | AT+QPINC=\"SC\" | +QPINC: \"SC\",%d,10",
                "BG95    | AT+QPINC?     | +QPINC: \"SC\",%d,10",
                "A7670   | AT+SPIC       | +SPIC: %d,10,0,10",
            })
    void countsWrongPinsUntilOnlyThePukHelps(ModemModel model, String question, String answer) {
        start(model);
        modem.cellular().simPin("4321", 3);
        assertThat(host.within(SHORT)).contains("+CPIN: SIM PIN");
        assertThat(said("AT+CPIN?")).isEqualTo("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n");
        assertThat(said("AT+CIMI")).isEqualTo("\r\n+CME ERROR: 11\r\n");
        assertThat(said(question)).contains(answer.formatted(3));
        assertThat(said("AT+CPIN=\"1234\"")).isEqualTo("\r\n+CME ERROR: 16\r\n");
        assertThat(said(question)).contains(answer.formatted(2));
        assertThat(said("AT+CPIN=\"1234\"")).isEqualTo("\r\n+CME ERROR: 16\r\n");
        assertThat(said("AT+CPIN=\"4321\"")).startsWith("\r\nOK\r\n");
        assertThat(said("AT+CPIN?")).isEqualTo("\r\n+CPIN: READY\r\n\r\nOK\r\n");
        assertThat(said(question)).contains(answer.formatted(3));
        assertThat(modem.cellular().pinTries()).isEqualTo(new PinTries(3, 3));

        modem.cellular().simPin("4321", 1);
        assertThat(host.within(SHORT)).contains("+CPIN: SIM PIN");
        assertThat(said("AT+CPIN=\"1234\"")).isEqualTo("\r\n+CME ERROR: 12\r\n");
        assertThat(said("AT+CPIN?")).isEqualTo("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n");
        assertThat(said(question)).contains(answer.formatted(0));
        assertThat(said("AT+CPIN=\"87654321\",\"1111\"")).isEqualTo("\r\n+CME ERROR: 16\r\n");
        assertThat(said("AT+CPIN=\"12345678\",\"1111\"")).startsWith("\r\nOK\r\n");
        assertThat(said("AT+CPIN?")).contains("READY");
        assertThat(said(question)).contains(answer.formatted(3));
    }

    @ParameterizedTest
    @CsvSource({"AIR720,+CPIN: SIM PIN", "EC200,+CPIN: SIM PIN", "A7670,+CPIN: SIM PIN"})
    void asksAgainAfterEachStartAndEachTimeTheCardLostItsPower(ModemModel model, String line) {
        start(model);
        modem.cellular().simPin("4321", 3);
        assertThat(host.within(SHORT)).contains(line);
        assertThat(said("AT+CGATT=1")).contains("+CME ERROR");
        assertThat(said("AT+CPIN=4321")).startsWith("\r\nOK\r\n");
        assertThat(said("AT+CGATT=1")).isEqualTo("\r\nOK\r\n");

        modem.reboot();
        assertThat(host.within(BOOTED)).contains(line).doesNotContain("CPIN: READY");
        assertThat(said("ATE0;+CPIN=4321")).contains("OK");
        assertThat(said("AT+CFUN=0")).contains("OK");
        assertThat(said("AT+CFUN=1")).contains("OK").doesNotContain("CPIN: READY");
        assertThat(said("AT+CPIN?")).contains("SIM PIN");
        assertThat(modem.cellular().pinTries()).isEqualTo(new PinTries(2, 3));
    }

    @Test
    void isTypedAndPlayedInWords() {
        start(ModemModel.AIR720);
        SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), arrived -> {});
        modem.play(
                Scenario.parse("seed 1\nat 0s sim pin 987654 2\nat 10s sim puk\nat 20s sim lock\nat 30s sim pin"),
                platform);
        assertThat(host.within(SHORT)).contains("+CPIN: SIM PIN");
        assertThat(said("AT+CPINR=\"SIM PIN\"")).contains("+CPINR: SIM PIN,2,3");
        assertThat(said("AT+CPIN=\"987654\"")).contains("OK");
        assertThat(host.within(Duration.ofSeconds(8))).contains("+CPIN: SIM PUK");
        assertThat(said("AT+CIMI")).isEqualTo("\r\n+CME ERROR: 12\r\n");
        assertThat(host.within(Duration.ofSeconds(10))).contains("+CPIN: PH-SIM PIN");
        assertThat(said("AT+CPIN=\"1234\"")).isEqualTo("\r\n+CME ERROR: 16\r\n");
        assertThat(host.within(Duration.ofSeconds(10))).contains("+CPIN: SIM PIN");
        assertThat(said("AT+CPIN=\"1234\"")).contains("OK");
    }

    @Test
    void takesNoTryForWhatIsNoPin() {
        start(ModemModel.AIR720);
        assertThat(said("AT+CPIN=\"1234\"")).isEqualTo("\r\n+CME ERROR: 3\r\n");
        modem.sim(Sim.PIN);
        assertThat(host.within(SHORT)).contains("+CPIN: SIM PIN");
        for (String wrong : new String[] {"\"123\"", "\"12a4\"", "\"123456789\"", ""}) {
            assertThat(said("AT+CPIN=" + wrong)).contains("+CME ERROR");
        }
        assertThat(modem.cellular().pinTries()).isEqualTo(new PinTries(0, 3));
        assertThatThrownBy(() -> modem.cellular().simPin("12", 3)).hasMessage("a PIN has 4 to 8 digits");
        assertThatThrownBy(() -> modem.cellular().simPin("1234", 4)).hasMessage("4 tries; a card gives 0 to 3");
    }
}
