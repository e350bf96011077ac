package io.atforge.maven.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer sees. */
class ModemScreenTest {

    @TempDir
    Path folder;

    private final List<String> console = new ArrayList<>();

    @Test
    void saysWhatToPasteWhereAsSoonAsTheModemIsThere() throws Exception {
        ModemScreen screen =
                new ModemScreen(ModemFolder.project(folder), List.of("export A=stand-in-secret-A"), console::add);
        List.of("Port: serial:/dev/pts/3?baud=115200", "CA: " + folder.resolve("target/atforge/ca.pem"), "Type help.")
                .forEach(screen::print);
        screen.print("Port: none");

        assertThat(console.subList(2, console.size()))
                .containsExactly(
                        "Java:  .port(\"serial:/dev/pts/3?baud=115200\")",
                        "Maven: mvn atforge:run -Datforge.device=test \"-Datforge.port=serial:/dev/pts/3?baud=115200\"",
                        "YAML:  ca: ../../../target/atforge/ca.pem   below platform, for devices that come with TLS",
                        "Secrets that are not set have a stand-in here. Where your program runs, set:",
                        "export A=stand-in-secret-A",
                        "Type help.",
                        "Port: none");
    }

    @Test
    void saysOfWhichProductADeviceIsWhereTwoHaveOne() throws Exception {
        String yaml = ModemFolder.YAML
                + "    devices:\n      - name: test\n        secret: ${env.ATFORGE_TEST_NO_SUCH_VARIABLE}\n";
        ModemScreen screen = new ModemScreen(ModemFolder.project(folder, yaml), List.of(), console::add);
        screen.print("Port: tcp:127.0.0.1:9");
        screen.print("Type help.");

        assertThat(console)
                .containsExactly(
                        "Port: tcp:127.0.0.1:9",
                        "Java:  .port(\"tcp:127.0.0.1:9\")",
                        "Maven: mvn atforge:run -Datforge.product=Tracker -Datforge.device=test"
                                + " \"-Datforge.port=tcp:127.0.0.1:9\"",
                        "Type help.");
    }

    @Test
    void errorsBeforeItIsThereAreWhyItIsNot() throws Exception {
        ModemScreen screen = new ModemScreen(ModemFolder.project(folder), List.of(), console::add);
        screen.error("Picked up JAVA_TOOL_OPTIONS: -Dx");
        screen.error("no\tmodel \u001b[2J\u009b2J\u202e");

        assertThat(console).isEmpty();
        assertThat(screen.whyNot(1)).isEqualTo("no model ?[2J?2J?");

        screen.print("Type help.");
        screen.error("late \u0007");
        assertThat(console).endsWith("Type help.", "late ?");
        assertThat(screen.whyNot(137)).isEqualTo("the virtual modem has ended, with the exit status 137");
    }
}
