package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.scenario.Action;
import io.atforge.testkit.scenario.ScenarioTarget;
import io.atforge.testkit.simulation.SimulatedHost;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the network around a modem does, by its words. */
class CellularControlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal 9 | AT+CSQ | +CSQ: 9,0",
                "signal 0 | AT+CSQ | +CSQ: 0,0",
                "signal 99 | AT+CSQ | +CSQ: 99,99",
                "registration lte | AT+CEREG? | +CEREG: 0,1",
                "registration lte | AT+CREG? | +CREG: 0,0",
                "registration lte | AT+CGREG? | +CGREG: 2,0",
                "registration lte | AT+CGATT? | +CGATT: 1",
                "attach off | AT+CGATT? | +CGATT: 0",
                "attach off | AT+CREG? | +CREG: 0,1",
                "clock 80/01/06,00:00:10+00 | AT+CCLK? | +CCLK: \"80/01/06,00:00:10+00\"",
                "clock 26/01/01,08:00:00+32 | AT+CCLK? | +CCLK: \"26/01/01,00:00:00+00\"",
            })
    void theModemSaysWhatItSees(String happens, String command, String says) {
        try (Bench bench = new Bench(ModemModel.AIR720)) {
            bench.happens(happens);

            assertThat(bench.asked(command)).isEqualTo("\r\n" + says + "\r\n\r\nOK\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"attach off | attach on", "clock 99/01/01,00:00:00+00 | clock network"})
    void whatEndsItEndsIt(String happens, String ends) {
        try (Bench bench = new Bench(ModemModel.AIR720)) {
            String before = bench.asked("AT+CGATT?;+CCLK?");
            bench.happens(happens);
            assertThat(bench.asked("AT+CGATT?;+CCLK?")).isNotEqualTo(before);

            bench.happens(ends);

            assertThat(bench.asked("AT+CGATT?;+CCLK?")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AIR720", "EC200", "A7670"})
    void noBearerComesUpWithoutAnAddress(ModemModel model) {
        try (Bench bench = new Bench(model)) {
            bench.happens("address off");
            assertThat(bench.bearer()).doesNotContain("10.69.48.127");

            bench.happens("address on");
            assertThat(bench.bearer()).contains("10.69.48.127");
        }
    }

    @Test
    void aModemThatIsKeptOutCannotAttach() {
        try (Bench bench = new Bench(ModemModel.EC200)) {
            bench.happens("attach off");

            assertThat(bench.asked("AT+CGATT=1")).contains("+CME ERROR");
            assertThat(bench.asked("AT+CGATT?")).contains("+CGATT: 0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal 32 | '32' is no signal; write 0 to 31, or 99",
                "signal strong | 'strong' is no signal; write 0 to 31, or 99",
                "clock noon | 'noon' is no time; write 80/01/06,00:00:10+00",
                "clock 80/13/06,00:00:10+00 | '80/13/06,00:00:10+00' is no time; write 80/01/06,00:00:10+00",
                "attach maybe | 'maybe'; write one of on, off",
            })
    void saysWhatIsWrongWithTheWords(String words, String says) {
        assertThatThrownBy(() -> Action.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(says);
    }

    private static final class Bench implements AutoCloseable {

        private final VirtualTime time = new VirtualTime();
        private final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ZERO, message -> {});
        private final ModemModel model;
        private final VirtualModem modem;
        private final SimulatedHost host;

        Bench(ModemModel model) {
            this.model = model;
            modem = VirtualModem.builder()
                    .model(model)
                    .scheduler(time)
                    .clock(Clock.fixed(time.clock().instant(), ZoneOffset.UTC))
                    .uplink(platform)
                    .build();
            host = new SimulatedHost(time, modem.port());
            asked("ATE0");
            asked("AT+CMEE=1");
        }

        void happens(String words) {
            Action.parse(words).happenTo(new ScenarioTarget(modem, modem, platform));
            host.within(Duration.ofSeconds(1));
        }

        String asked(String command) {
            return host.after(Duration.ofSeconds(2), command);
        }

        /** Asks for a bearer and its address. */
        String bearer() {
            return switch (model) {
                case AIR720 -> asked("AT+CIPSHUT") + asked("AT+CSTT") + asked("AT+CIICR") + asked("AT+CIFSR");
                case EC200 -> asked("AT+QIACT=1") + asked("AT+QIACT?");
                default -> asked("AT+NETOPEN") + asked("AT+IPADDR");
            };
        }

        @Override
        public void close() {
            modem.close();
        }
    }
}
