package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpPortTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<PortException> lost = new LinkedBlockingQueue<>();
    private final Port.Receiver receiver = new Port.Receiver() {
        @Override
        public void received(byte[] buffer, int length) {
            received.add(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        }

        @Override
        public void lost(PortException cause) {
            lost.add(cause);
        }
    };

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Port portTo(ServerSocket server) {
        return PortAddress.parse("tcp:127.0.0.1:" + server.getLocalPort()).toPort();
    }

    @Test
    void passesBytesBothWaysAndCanBeOpenedAgain() throws Exception {
        try (ServerSocket server = server()) {
            Port port = portTo(server);
            for (int i = 0; i < 2; i++) {
                port.open(receiver);
                try (Socket modem = server.accept()) {
                    port.write("AT\r".getBytes(StandardCharsets.US_ASCII));
                    assertThat(modem.getInputStream().readNBytes(3)).asString().isEqualTo("AT\r");
                    modem.getOutputStream().write("OK".getBytes(StandardCharsets.US_ASCII));
                    assertThat(received.poll(30, TimeUnit.SECONDS)).startsWith("O");
                    received.clear();
                    port.close();
                }
            }
            assertThat(lost).isEmpty();
        }
    }

    @Test
    void tellsWhenTheServerIsGone() throws Exception {
        try (ServerSocket server = server(); Port port = portTo(server)) {
            port.open(receiver);
            server.accept().close();

            assertThat(lost.poll(30, TimeUnit.SECONDS)).extracting(PortException::reason).isEqualTo(Reason.LOST);
        }
    }

    @Test
    void namesAServerThatIsNotThere() throws Exception {
        Port port;
        try (ServerSocket server = server()) {
            port = portTo(server);
        }
        assertThatThrownBy(() -> port.open(receiver))
                .hasMessageContaining(port.name())
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.MISSING);
    }

    @Test
    void namesASerialPortThatIsNotThere() {
        Port port = PortAddress.parse("serial:/dev/ttyNotThere").toPort();

        assertThatThrownBy(() -> port.open(receiver))
                .hasMessageContaining("serial:/dev/ttyNotThere?baud=115200 does not exist")
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.MISSING);
    }
}
