package io.atforge.maven.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.source.UserMistakeException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The virtual modem in a process of its own. */
@Tag("slow")
class VirtualModemRunTest {

    @TempDir
    Path folder;

    private final BlockingQueue<String> console = new LinkedBlockingQueue<>();

    @AfterEach
    void unset() {
        System.clearProperty(ModemFolder.FAMILY);
        System.clearProperty(ModemFolder.PROPERTY);
    }

    @Test
    void handsWordsOnUntilQuit() throws Exception {
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            CompletableFuture<Void> run = start(new PipedInputStream(keyboard), ModemFolder.YAML);
            await("Product: Tracker, a1hahpgAs3s: devices: 6, topic classes: 2, thing model");
            await("Product: Meter, a1meter: devices: 1, topic classes: 0");
            await("Type help");
            type(keyboard, "status");
            await("port tcp:");
            type(keyboard, "quit");
            run.get(60, TimeUnit.SECONDS);
        }
        assertThat(modems()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noSecretIsInItsArgumentsAndEnvironment() throws Exception {
        System.setProperty(ModemFolder.PROPERTY, "5ecret-of-the-property");
        // Variables that are there, as a secret's would be.
        List<String> variables = System.getenv().keySet().stream()
                .filter(name -> name.matches("[A-Z]+") && !name.equals("PATH") && !name.equals("CLASSPATH"))
                .sorted()
                .limit(2)
                .toList();
        String yaml = ModemFolder.YAML
                .replace("env.ATFORGE_TEST_NO_SUCH_VARIABLE", "env.PATH")
                .replace(
                        "apn: ${env.ATFORGE_TEST_NO_SUCH_APN}",
                        "apn: one\n  user: me\n  password: ${env." + variables.get(0) + "}\n  pin: ${env."
                                + variables.get(1) + "}");
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            CompletableFuture<Void> run = start(new PipedInputStream(keyboard), yaml);
            await("Type help");
            ProcessHandle modem = modems().findFirst().orElseThrow();
            Path process = Path.of("/proc", Long.toString(modem.pid()));
            String arguments = Files.readString(process.resolve("cmdline"));
            String environment = Files.readString(process.resolve("environ"));

            assertThat(arguments).contains("VirtualModemMain");
            assertThat(environment.split("\0"))
                    .anyMatch(variable -> variable.startsWith("CLASSPATH="))
                    .noneMatch(variable -> variable.startsWith("PATH=")
                            || variable.startsWith(variables.get(0) + "=")
                            || variable.startsWith(variables.get(1) + "="));
            assertThat(arguments + environment)
                    .doesNotContain("5ecret-of-the-property", ModemFolder.LITERAL, ModemFolder.EXPORTED);
            type(keyboard, "quit");
            run.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void goesOnWithoutWordsAndTellsOfItsEnd() throws Exception {
        CompletableFuture<Void> run = start(InputStream.nullInputStream(), ModemFolder.YAML);
        await("Type help");
        modems().forEach(ProcessHandle::destroyForcibly);

        assertThatThrownBy(() -> run.get(60, TimeUnit.SECONDS))
                .cause()
                .cause()
                .isInstanceOf(UserMistakeException.class)
                .hasMessageStartingWith("the virtual modem has ended, with the exit status ");
    }

    @Test
    void aFamilyOfTheProjectsOwnIsSpokenByNone() {
        System.setProperty(ModemFolder.FAMILY, "mine");
        assertThatThrownBy(() ->
                        start(InputStream.nullInputStream(), ModemFolder.YAML).get(60, TimeUnit.SECONDS))
                .cause()
                .cause()
                .isInstanceOf(UserMistakeException.class)
                .hasMessageStartingWith("no virtual modem speaks 'mine', a modem family of the project's own; say which"
                        + " model it is to be instead (--model, -Datforge.model): air720, ");
    }

    private CompletableFuture<Void> start(InputStream words, String yaml) throws Exception {
        VirtualModemRun run = new VirtualModemRun(
                ModemFolder.project(folder, yaml),
                new ModemRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new ModemRequest.Line(true, Optional.empty()),
                        false,
                        folder.resolve("ca.pem"),
                        Optional.empty()));
        List<Path> classPath = Stream.of(
                        System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .toList();
        return CompletableFuture.runAsync(() -> {
            try {
                run.run(() -> classPath, words, console::add);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void await(String start) throws InterruptedException {
        String line = "";
        while (!line.startsWith(start)) {
            line = console.poll(60, TimeUnit.SECONDS);
            assertThat(line).as("waited for %s", start).isNotNull();
        }
    }

    private static Stream<ProcessHandle> modems() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
    }

    private static void type(PipedOutputStream keyboard, String line) throws Exception {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
