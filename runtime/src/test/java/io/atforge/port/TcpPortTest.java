package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("slow")
@Timeout(60)
class TcpPortTest {

    private final Heard receiver = new Heard();

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
                    assertThat(receiver.received.poll(30, TimeUnit.SECONDS)).startsWith("O");
                    receiver.received.clear();
                    port.close();
                }
            }
            assertThat(receiver.lost).isEmpty();
        }
    }

    @Test
    void tellsWhenTheServerIsGone() throws Exception {
        try (ServerSocket server = server();
                Port port = portTo(server)) {
            port.open(receiver);
            server.accept().close();

            assertThat(receiver.lost.poll(30, TimeUnit.SECONDS))
                    .extracting(PortException::reason)
                    .isEqualTo(Reason.LOST);
        }
    }

    @Test
    void closeAbortsAConnect() throws Exception {
        // who listens, with a queue that is full, and accepts nobody does not answer either (tcp(7), backlog)
        try (ServerSocket server = server();
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(server.getLocalSocketAddress());
            second.connect(server.getLocalSocketAddress());
            Port port = portTo(server);
            CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> port.open(receiver));
            awaitConnecting(port);

            port.close();

            assertThatThrownBy(opening::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessage(port.name() + " was closed while opening");
            Heard.awaitReadersOf(port.name());
            assertThat(receiver.lost).isEmpty();
        }
    }

    private static void awaitConnecting(Port port) {
        while (Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("atforge-port " + port.name()))
                .flatMap(thread -> Arrays.stream(thread.getValue()))
                .noneMatch(frame -> frame.getClassName().equals("sun.nio.ch.SocketChannelImpl")
                        && frame.getMethodName().equals("connect"))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aServerThatDoesNotReadIsLost() throws Exception {
        try (ServerSocket server = server();
                Port port = portTo(server)) {
            port.open(receiver);
            try (Socket modem = server.accept()) {
                assertThatThrownBy(() -> port.write(new byte[64 << 20]))
                        .hasMessageContaining("takes no bytes since 3 s");

                assertThat(receiver.lost.take()).hasMessageContaining("takes no bytes since 3 s");
                assertThat(modem.isConnected()).isTrue();
            }
            Heard.awaitReadersOf(port.name());
            assertThat(receiver.lost).isEmpty();
        }
    }

    @Test
    void closeEndsAWriteThatIsStuck() throws Exception {
        try (ServerSocket server = server()) {
            Port port = portTo(server);
            port.open(receiver);
            try (Socket modem = server.accept()) {
                CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> port.write(new byte[64 << 20]));
                assertThat(modem.getInputStream().read()).isZero();

                port.close();

                assertThatThrownBy(writing::get).cause().hasMessageContaining("was closed while writing");
            }
            Heard.awaitReadersOf(port.name());
            assertThat(receiver.lost).isEmpty();
        }
    }

    @Test
    void isLostInAWriteWhenTheServerGoes() throws Exception {
        try (ServerSocket server = server();
                Port port = portTo(server)) {
            port.open(receiver);
            CompletableFuture<Void> writing;
            try (Socket modem = server.accept()) {
                writing = CompletableFuture.runAsync(() -> port.write(new byte[64 << 20]));
                assertThat(modem.getInputStream().read()).isZero();
            }
            assertThatThrownBy(writing::get).cause().isInstanceOf(PortException.class);

            assertThat(receiver.lost.take().reason()).isEqualTo(Reason.LOST);
            Heard.awaitReadersOf(port.name());
            assertThat(receiver.lost).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "counts in /proc")
    void opensAgainAndAgainAndLeaksNothing() throws Exception {
        try (ServerSocket server = server()) {
            Port port = portTo(server);
            openAndEnd(port, server, true);
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                openAndEnd(port, server, i % 2 == 0);
            }
            // The virtual machine opens a file of its own now and then; a leak would be of 100 and more.
            assertThat(descriptors()).isLessThan(before + 50);
            assertThat(receiver.lost).hasSize(100);
        }
    }

    private void openAndEnd(Port port, ServerSocket server, boolean byUs) throws Exception {
        port.open(receiver);
        try (Socket modem = server.accept()) {
            if (byUs) {
                port.close();
                assertThat(modem.getInputStream().read()).isEqualTo(-1);
            }
        }
        Heard.awaitReadersOf(port.name());
    }

    private static long descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    @Test
    void namesAHostThatIsNotThere() {
        // a label of more than 63 bytes, which no name server need be asked for (RFC 1035, 2.3.4)
        Port port = PortAddress.parse("tcp:" + "x".repeat(64) + ":7000").toPort();

        assertThatThrownBy(() -> port.open(receiver))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("no host has that name");
    }

    @Test
    void hasNoRate() {
        try (Port port = PortAddress.parse("tcp:127.0.0.1:7000").toPort()) {
            port.rate(9600);

            assertThat(port.rate()).isEmpty();
            assertThat(port.otherRates()).isEmpty();
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
