package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.dialect.Dialect;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.port.PortAddress;
import io.atforge.testkit.simulation.VirtualTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortStepTest {

    /** The last one is no path for Java on Windows, which throws when asked to make one of it. */
    @ParameterizedTest
    @ValueSource(strings = {"COM3", "COM10", "\\\\.\\COM10"})
    void looksForNoFileOfAPortOfWindows(String name) {
        VirtualTime time = new VirtualTime();
        TestMachine machine =
                new TestMachine().with(name, TestMachine.failing(Reason.BUSY)).heldBy("what only a file tells");

        PortStep step = new PortStep(
                Optional.of(new PortAddress.Serial(name, 115200)),
                machine,
                port -> new ModemLine(
                        port, Dialect.load("air720"), new VirtualTiming(time, time.clock()), entry -> {}));

        assertThat(step.examine())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo(name + " is in use by a program that this user cannot see"));
    }
}
