package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.testkit.line.Pty;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The runtime's serial port, through jSerialComm, on the virtual modem's pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SerialPortOnPtyTest {

    private final VirtualModem modem = VirtualModem.builder().build();
    private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<PortException> lost = new LinkedBlockingQueue<>();
    private final Port.Receiver receiver = new Port.Receiver() {
        @Override
        public void received(byte[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                received.add((int) buffer[i]);
            }
        }

        @Override
        public void lost(PortException cause) {
            lost.add(cause);
        }
    };

    @AfterEach
    void switchOff() {
        modem.close();
    }

    private static Port portOn(Pty pty) {
        return PortAddress.parse(pty.address()).toPort();
    }

    private void awaitReply(String text) throws InterruptedException {
        StringBuilder heard = new StringBuilder();
        while (!heard.toString().endsWith(text)) {
            Integer next = received.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("after %s", heard).isNotNull();
            heard.append((char) next.intValue());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void getsOkForAtAndCanBeOpenedAgain() throws Exception {
        Port port = portOn(modem.pty());
        for (int i = 0; i < 2; i++) {
            port.open(receiver);
            port.write(bytes("AT\r"));
            awaitReply("\r\nOK\r\n");
            port.close();
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void passesALongCommandOnWhole() throws Exception {
        try (Port port = portOn(modem.pty())) {
            port.open(receiver);
            port.write(bytes("ATE0\r"));
            awaitReply("\r\nOK\r\n");
            port.write(bytes("AT" + " ".repeat(3000) + "+CSQ\r"));
            awaitReply("OK\r\n");
        }
    }

    @Test
    void namesAPortThatIsInUse() {
        Pty pty = modem.pty();
        try (Port first = portOn(pty);
                Port second = portOn(pty)) {
            first.open(receiver);

            assertThatThrownBy(() -> second.open(receiver))
                    .hasMessageContaining("is in use")
                    .asInstanceOf(type(PortException.class))
                    .extracting(PortException::reason)
                    .isEqualTo(Reason.BUSY);
        }
    }

    @Test
    void tellsWithoutBeingAskedThatThePortIsGone() throws Exception {
        try (Port port = portOn(modem.pty())) {
            port.open(receiver);
            modem.close();

            assertThat(lost.poll(60, TimeUnit.SECONDS))
                    .extracting(PortException::reason)
                    .isEqualTo(Reason.LOST);
        }
    }
}
