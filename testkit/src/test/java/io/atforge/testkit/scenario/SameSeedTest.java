package io.atforge.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That a run in virtual time can be had again, from its seed. */
class SameSeedTest {

    private static final String FAULTS = """
            drop to-modem chance 0.001
            flip to-host chance 0.001 mask 0x04
            garbage to-host chance 0.0001 count 3""";
    private static final String HAPPENINGS = """
            every about 5m reboot
            every about 7m kick
            every about 9m unplug
            every about 1m plug
            every about 11m half-open on
            every about 13m stall 20s
            on AT+MPUB= chance 0.01 after close
            on AT+MPUB= chance 0.01 before reboot""";

    /** A host that goes through its script again and again, whatever comes. */
    private static final class Deaf implements Port.Receiver {

        private final StringBuilder heard = new StringBuilder();

        @Override
        public void received(byte[] buffer, int length) {
            heard.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void lost(PortException cause) {
            heard.append("<lost>");
        }
    }

    private static String run(long seed, String faults) {
        VirtualTime time = new VirtualTime();
        SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), message -> {});
        VirtualModem modem = VirtualModem.builder()
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .faults(FaultPlan.parse("seed " + seed + "\n" + faults))
                .build();
        Port port = modem.port();
        Deaf host = new Deaf();
        modem.play(Scenario.parse("seed " + seed + "\n" + HAPPENINGS), platform);
        String[] script = {
            "AT+CIPSHUT",
            "AT+CSTT",
            "AT+CIICR",
            "AT+CIFSR",
            "AT+MCONFIG=\"id\",\"test&pk\",\"x\"",
            "AT+MIPSTART=\"host\",1883",
            "AT+MCONNECT=1,300",
            "AT+MSUB=\"t\",0",
            "AT+MPUB=\"t\",1,0,\"one\"",
            "AT+MPUB=\"t\",0,0,\"two\"",
            "AT+MPUB=\"t\",1,0,\"three\"",
            "AT+MIPCLOSE"
        };
        for (int i = 0; i < 20_000; i++) {
            type(port, host, script[i % script.length] + "\r");
            time.advance(Duration.ofMillis(500));
        }
        assertThat(time.waiting()).isLessThan(100);
        modem.close();
        return host.heard + " " + platform.connects().size();
    }

    private static void type(Port port, Deaf host, String line) {
        try {
            port.write(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (PortException lost) {
            try {
                port.close();
                port.open(host);
            } catch (PortException notPluggedIn) {
                host.heard.append("<missing>");
            }
        }
    }

    @Test
    void theSameSeedIsTheSameRun() {
        String run = run(17, FAULTS);
        assertThat(run).contains("PUBACK", "+MSUB: \"t\"", "CLOSED", "RDY", "<lost>", "<missing>");
        assertThat(run(17, FAULTS)).isEqualTo(run);
        assertThat(run(18, FAULTS)).isNotEqualTo(run);
        assertThat(run(17, "")).as("without faults on the line").isNotEqualTo(run);
    }
}
