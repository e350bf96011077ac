package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.device.DeviceQuery;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.line.Pty;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ports of the system: whoever is behind them, an examination ends. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RealPortTest {

    @TempDir
    Path folder;

    @Test
    void aWebServerIsNoModem() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answer(server, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", true);

            assertThat(examined("tcp:127.0.0.1:" + server.getLocalPort()))
                    .contains("✗ answers: what answers is no modem; it says: HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void aShellIsNoModem() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answer(server, "sh: 1: AT: not found\r\n# ", false);

            assertThat(examined("tcp:127.0.0.1:" + server.getLocalPort()))
                    .contains("✗ answers: what answers is no modem; it says: sh: 1: AT: not found");
        }
    }

    @Test
    void aProgramThatSendsWithoutAPauseIsNoModem() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                byte[] yes = "y\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
                try (Socket socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    while (!socket.isClosed()) {
                        out.write(yes);
                    }
                } catch (IOException e) {
                    // the doctor has left
                }
            });
            thread.setDaemon(true);
            thread.start();

            assertThat(examined("tcp:127.0.0.1:" + server.getLocalPort()))
                    // which of the two depends on what was looked at before the limit was reached
                    .containsPattern("✗ answers: what answers is no modem; it (says: y|sends without a pause)\n")
                    .contains("→ take the port of the modem's AT commands");
            thread.join();
        }
    }

    @Test
    void aPortThatSaysNothingHasAnEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(examined("tcp:127.0.0.1:" + server.getLocalPort())).contains("✗ answers: nothing answers AT");
        }
    }

    @Test
    void nobodyAtAnAddressIsTold() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(examined("tcp:127.0.0.1:" + port)).contains("✗ port: tcp:127.0.0.1:" + port);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPortThatAProgramHoldsIsToldWithTheProgram() throws Exception {
        try (VirtualModem modem = VirtualModem.builder().build()) {
            Pty pty = modem.pty();
            Port other = PortAddress.parse("serial:" + pty.path()).toPort();
            other.open(new Port.Receiver() {
                @Override
                public void received(byte[] buffer, int length) {
                    // nobody asks
                }

                @Override
                public void lost(io.atforge.PortException cause) {
                    // nor minds
                }
            });

            assertThat(examined("serial:" + pty.path()))
                    .contains("✗ port: " + pty.path() + " is in use by ")
                    .contains(", process " + ProcessHandle.current().pid());
            other.close();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoHoldsAFileIsSeenByItsProcess() throws Exception {
        Path file = Files.createFile(folder.resolve("device"));
        Path process = Files.createDirectories(folder.resolve("proc/17/fd"));
        Files.createDirectories(folder.resolve("proc/18"));
        Files.createDirectories(folder.resolve("proc/self"));
        Files.writeString(folder.resolve("proc/17/comm"), "minicom\n");
        ThisMachine machine = new ThisMachine(folder.resolve("proc"));
        assertThat(machine.holder(file)).isEmpty();

        Files.createSymbolicLink(process.resolve("3"), file.toRealPath());

        assertThat(machine.holder(file)).contains("minicom, process 17");
        assertThat(machine.holder(folder.resolve("none"))).isEmpty();
        assertThat(machine.group(file)).isPresent();
        assertThat(machine.group(folder.resolve("none"))).isEmpty();
    }

    private static void answer(ServerSocket server, String text, boolean closes) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                while (socket.getInputStream().read() >= 0) {
                    if (socket.getInputStream().available() == 0) {
                        out.write(text.getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                        if (closes) {
                            return;
                        }
                    }
                }
            } catch (IOException e) {
                // the doctor has left
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private String examined(String port) throws Exception {
        new DevicesFolder(folder)
                .with("devices.yaml", DevicesFolder.TUTORIAL.replace("${env.TRACKER_TEST_SECRET}", Patient.SECRET));
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        Diagnosis diagnosis = Doctor.ofThisMachine()
                .examine(
                        new Examination(
                                new DeviceQuery(Optional.of("test"), Optional.empty()).find(project.now()),
                                Optional.of(PortAddress.parse(port)),
                                Optional.empty(),
                                HttpsClient.MODEM),
                        doing -> {},
                        step -> {});
        return Patient.text(diagnosis);
    }
}
