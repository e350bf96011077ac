package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The virtual modem's lines have the faults they are given. */
class FaultyModemTest {

    private static final FaultPlan PLAN = FaultPlan.of(
            1,
            new Fault.Inject(Direction.TO_HOST, new Place.At(5), "\r\n+CGEV: ME PDN ACT 7\r\n"),
            new Fault.Flip(Direction.TO_HOST, new Place.At(14), 0x01));
    // The line stands between CR LF and OK, and the O of the second OK is flipped.
    private static final String UNDER_PLAN = "AT\r\r\n\r\n+CGEV: ME PDN ACT 7\r\nOK\r\nAT\r\r\nNK\r\n";

    /** Keeps what comes. */
    private static final class Heard implements Port.Receiver {

        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

        @Override
        public void received(byte[] buffer, int length) {
            pieces.add(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void lost(PortException cause) {
            pieces.add("lost");
        }

        String upTo(int length) throws InterruptedException {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                String piece = pieces.poll(20, TimeUnit.SECONDS);
                if (piece == null) {
                    break;
                }
                text.append(piece);
            }
            return text.toString();
        }
    }

    @Test
    void inMemory() throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().faults(PLAN).build()) {
            hearsTheFaultsOfThePlan(modem.port());
            // Each line starts the plan anew.
            hearsTheFaultsOfThePlan(modem.port());
        }
    }

    @Test
    void overTcp() throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().faults(PLAN).build()) {
            hearsTheFaultsOfThePlan(PortAddress.parse(modem.listen().address()).toPort());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAPseudoTerminal() throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().faults(PLAN).build()) {
            hearsTheFaultsOfThePlan(PortAddress.parse(modem.pty().address()).toPort());
        }
    }

    private static void hearsTheFaultsOfThePlan(Port port) throws InterruptedException {
        Heard heard = new Heard();
        port.open(heard);
        try {
            String first = UNDER_PLAN.substring(0, UNDER_PLAN.length() - 9);
            write(port, "AT\r");
            assertThat(heard.upTo(first.length())).isEqualTo(first);
            write(port, "AT\r");
            assertThat(heard.upTo(9)).isEqualTo("AT\r\r\nNK\r\n");
        } finally {
            port.close();
        }
    }

    private static void write(Port port, String text) {
        port.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void itsTimeIsThatOfItsScheduler() {
        ManualTime time = new ManualTime();
        List<String> heard = new ArrayList<>();
        try (VirtualModem modem = VirtualModem.builder()
                .scheduler(time)
                .faults(FaultPlan.of(1, new Fault.Baud(9600), new Fault.Turnaround(Duration.ofMillis(20))))
                .build()) {
            Port port = modem.port();
            port.open(new Port.Receiver() {
                @Override
                public void received(byte[] buffer, int length) {
                    heard.add(time.nanoTime() + ":" + buffer[length - 1]);
                }

                @Override
                public void lost(PortException cause) {
                    heard.add(time.nanoTime() + ":lost");
                }
            });
            write(port, "ATE0\r");
            time.advance(Duration.ofSeconds(1));
            heard.clear();
            write(port, "AT\r");
            time.advance(Duration.ofSeconds(1));
        }
        // Three bytes there, 20 ms for the modem, six bytes back: CR LF O K CR LF, the last of each after 1/960 s.
        assertThat(heard)
                .containsExactly(
                        "1024166667:13",
                        "1025208334:10",
                        "1026250000:79",
                        "1027291667:75",
                        "1028333334:13",
                        "1029375000:10",
                        "2000000000:lost");
    }
}
