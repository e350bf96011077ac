package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.PortAddress;
import io.atforge.port.TcpPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A virtual modem in a process of its own, whose threads must not outlive it. */
@Tag("slow")
class VirtualModemProcessTest {

    @Test
    void endsThoughThePlatformRefusedTheModem() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VirtualModemMain.class.getName(),
                        "--tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader screen = process.inputReader(StandardCharsets.UTF_8);
                OutputStream keyboard = process.getOutputStream()) {
            String address = await(screen, "Port: ").substring("Port: ".length());
            type(keyboard, "refuse on");
            await(screen, "done: refuse on");

            HostTerminal terminal = new HostTerminal(new TcpPort((PortAddress.Tcp) PortAddress.parse(address)));
            Conversation.attach(terminal);
            terminal.ok(Conversation.TUTORIAL_MCONFIG);
            terminal.ok(Conversation.MIPSTART);
            terminal.line("CONNECT OK");
            terminal.ok("AT+MCONNECT=1,600");
            terminal.line("ERROR");
            type(keyboard, "quit");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String await(BufferedReader screen, String start) throws IOException {
        for (String line = screen.readLine(); line != null; line = screen.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("it ended without " + start);
    }

    private static void type(OutputStream keyboard, String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
