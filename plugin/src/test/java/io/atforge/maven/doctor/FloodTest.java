package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import io.atforge.dialect.Dialect;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.port.Port;
import io.atforge.testkit.ModemModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that sends without a pause: it is told from a modem, and fills no memory. */
class FloodTest {

    private static final byte[] YES = "y\n".repeat(2048).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    /** Answers with a multiple of what is bearable. */
    private static TestPort flood() {
        Port.Receiver[] receiver = new Port.Receiver[1];
        return TestPort.pouring(receiver, () -> {
            for (int i = 0; i < 4 * GuardedPort.MOST_BYTES / YES.length; i++) {
                receiver[0].received(YES, YES.length);
            }
        });
    }

    @Test
    void isNoModem() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)) {
            patient.at(new TestMachine().with("/dev/ttyUSB0", flood()));

            Diagnosis diagnosis = patient.examine();

            assertThat(Patient.text(diagnosis)).contains("✗ answers: what answers is no modem; it says: y\n");
            assertThat(diagnosis.conversation()).hasSizeBetween(Conversation.MOST_LINES, Conversation.MOST_LINES + 1);
            assertThat(diagnosis.conversation()).last().asString().matches("\\(\\d{6} lines more were said\\)");
        }
    }

    @Test
    void isNoModemWhereOneIsLookedFor() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)) {
            patient.at(new TestMachine().with("/dev/ttyUSB0", flood())).unnamedPort();

            assertThat(Patient.text(patient.examine()))
                    .contains("no modem answers: /dev/ttyUSB0 is no modem: it sends without a pause");
        }
    }

    @Test
    void onlyTheFirstOfItIsKept() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)) {
            ModemLine line = new ModemLine(
                    flood(),
                    Dialect.load("air720"),
                    new VirtualTiming(patient.time, patient.time.clock()),
                    entry -> {});
            line.open();

            line.isHeard(Duration.ofSeconds(1));

            assertThat(line.heard()).hasSize(8 * 1024);
            assertThat(line.heard()).isEmpty();
            line.close();
        }
    }

    @Test
    void isPassedOnUpToABoundAndThenThePortIsLost() {
        Port.Receiver[] inner = new Port.Receiver[1];
        GuardedPort port = new GuardedPort(TestPort.pouring(inner, () -> {}));
        List<PortException> lost = new ArrayList<>();
        long[] passed = new long[1];
        Port.Receiver outer = new Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                passed[0] += length;
            }

            @Override
            public void lost(PortException cause) {
                lost.add(cause);
            }
        };
        port.open(outer);
        pour(inner[0], GuardedPort.MOST_BYTES);
        port.write(new byte[1]);
        pour(inner[0], GuardedPort.MOST_BYTES);
        assertThat(passed[0]).isEqualTo(2L * GuardedPort.MOST_BYTES);
        assertThat(lost).isEmpty();
        assertThat(port.isFlooded()).isFalse();

        pour(inner[0], 10 * GuardedPort.MOST_BYTES);

        assertThat(passed[0]).isEqualTo(2L * GuardedPort.MOST_BYTES);
        assertThat(lost).singleElement().asString().contains("is no modem");
        assertThat(port.isFlooded()).isTrue();
        assertThatThrownBy(() -> port.write(new byte[1])).isInstanceOf(PortException.class);
        port.close();
        port.open(outer);
        port.write(new byte[1]);
        pour(inner[0], YES.length);
        assertThat(passed[0]).isEqualTo(2L * GuardedPort.MOST_BYTES + YES.length);
        assertThat(port.isFlooded()).isFalse();
    }

    private static void pour(Port.Receiver receiver, int bytes) {
        for (int i = 0; i < bytes / YES.length; i++) {
            receiver.received(YES, YES.length);
        }
    }
}
