package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.line.TcpLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The modem behind a pseudo-terminal and behind a TCP port, as programs see it. */
class ModemLineTest {

    private static final int PATIENCE_MILLIS = 20_000;

    private final VirtualModem modem = VirtualModem.builder().build();

    @AfterEach
    void switchOff() {
        modem.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void jSerialCommOpensThePseudoTerminalAgainAndAgain() throws Exception {
        Pty pty = modem.pty();
        assertThat(pty.address()).isEqualTo("serial:" + pty.path() + "?baud=115200");
        for (int i = 0; i < 3; i++) {
            SerialPort port = SerialPort.getCommPort(pty.path());
            port.setBaudRate(115200);
            port.setComPortTimeouts(
                    SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, PATIENCE_MILLIS, 0);
            assertThat(port.openPort()).isTrue();
            try {
                exchange(port.getInputStream(), port.getOutputStream());
            } finally {
                port.closePort();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatSetsNothingUpGetsRawBytes() throws Exception {
        Path path = Path.of(modem.pty().path());
        try (OutputStream out = Files.newOutputStream(path);
                InputStream in = Files.newInputStream(path)) {
            exchange(in, out);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePseudoTerminalIsGoneWhenTheModemIs() {
        Path path = Path.of(modem.pty().path());
        assertThat(path).exists();
        modem.close();
        assertThat(path).doesNotExist();
    }

    @Test
    void aSocketTalksToTheModemAndAnotherAfterIt() throws Exception {
        TcpLine line = modem.listen();
        assertThat(line.address()).isEqualTo("tcp:127.0.0.1:" + line.port());
        try (Socket socket = connect(line)) {
            exchange(socket.getInputStream(), socket.getOutputStream());
            try (Socket second = connect(line)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            exchange(socket.getInputStream(), socket.getOutputStream());
            // Half-closed first, so that the modem's side is known to be free before the next host comes.
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket socket = connect(line)) {
            exchange(socket.getInputStream(), socket.getOutputStream());
        }
    }

    @Test
    void everyLineSeesTheSameBytes() throws Exception {
        HostTerminal terminal = new HostTerminal(modem.port());
        try (Socket socket = connect(modem.listen())) {
            exchange(socket.getInputStream(), socket.getOutputStream());
        }
        terminal.expect("AT+CGREG?\r\r\n+CGREG: 2,1,\"2317\",\"0a541706\"\r\n\r\nOK\r\n");
    }

    private static Socket connect(TcpLine line) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), line.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void exchange(InputStream in, OutputStream out) throws IOException {
        out.write("AT+CGREG?\r".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String expected = "AT+CGREG?\r\r\n+CGREG: 2,1,\"2317\",\"0a541706\"\r\n\r\nOK\r\n";
        StringBuilder actual = new StringBuilder();
        while (actual.length() < expected.length()) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            actual.append((char) c);
        }
        assertThat(actual.toString()).isEqualTo(expected);
    }
}
