package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.PortAddress;
import io.atforge.port.TcpPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A virtual modem in a process of its own, whose threads must not outlive it. */
@Tag("slow")
class VirtualModemProcessTest {

    @Test
    void endsThoughThePlatformRefusedTheModem() throws Exception {
        Process process = start("--tcp");
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

    @Test
    @EnabledOnOs(OS.LINUX)
    void endsWithTheProcessThatStartedItAndTakesItsLinkAlong(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("modem");
        Process parent = new ProcessBuilder("cat").start();
        Process process = start("--link", link.toString(), "--parent", Long.toString(parent.pid()));
        try (BufferedReader screen = process.inputReader(StandardCharsets.UTF_8)) {
            await(screen, "Type help");
            assertThat(link).exists();
            parent.destroyForcibly();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.isSymbolicLink(link)).isFalse();
        } finally {
            process.destroyForcibly();
            parent.destroyForcibly();
        }
    }

    @Test
    void endsWithItsInputIfThatIsHowItSeesTheEndOfTheOther() throws Exception {
        Process process =
                start("--tcp", "--parent", Long.toString(ProcessHandle.current().pid()));
        try (BufferedReader screen = process.inputReader(StandardCharsets.UTF_8)) {
            await(screen, "Type help");
            process.getOutputStream().close();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsAtOnceWhereTheOtherHasEndedBefore() throws Exception {
        Process parent = new ProcessBuilder("cat").start();
        parent.destroyForcibly().waitFor();
        Process process = start("--tcp", "--parent", Long.toString(parent.pid()));
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatIsWrongWithADescriptionIsOneLineOfErrors() throws Exception {
        Process process = start(ProcessBuilder.Redirect.PIPE, "--tcp", "--project", "-");
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
                OutputStream keyboard = process.getOutputStream()) {
            type(keyboard, "{\"products\":[]}");
            assertThat(errors.lines().filter(line -> !line.startsWith("SLF4J")))
                    .containsExactly("the project's description: products is missing or empty");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... args) throws IOException {
        return start(ProcessBuilder.Redirect.DISCARD, args);
    }

    private static Process start(ProcessBuilder.Redirect errors, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                VirtualModemMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(errors).start();
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
