package io.atforge.maven.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.atforge.testkit.VirtualModem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TerminalTest {

    @TempDir
    Path folder;

    /** Asks in a program of its own, as this one has its output elsewhere. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.exit(Terminal.watched(true).isPresent() ? 10 : 11);
        }
    }

    @ParameterizedTest
    @CsvSource({"xterm-256color, '', true", "'', '', true", "dumb, '', false", "xterm, true, false", "xterm, 1, false"})
    void aBuildServerAndAnEditorsWindowAreNoTerminal(String term, String ci, boolean live) {
        assertThat(Terminal.mayBeLive(Map.of("TERM", term, "CI", ci))).isEqualTo(live);
    }

    @Test
    void aUserWhoIsNotToBeSpokenToIsNotWatching() {
        assertThat(Terminal.watched(false)).isEmpty();
    }

    @Test
    @Tag("slow")
    void isWatchedWhereBothEndsAreATerminal() throws Exception {
        assumeThat(System.getProperty("os.name")).as("pseudo-terminals").isEqualTo("Linux");
        try (VirtualModem modem = VirtualModem.builder().build()) {
            File terminal = new File(modem.pty().path());
            File file = folder.resolve("output").toFile();

            assertThat(isWatched(terminal, terminal, "")).isTrue();
            assertThat(isWatched(terminal, terminal, "true"))
                    .as("on a build server")
                    .isFalse();
            assertThat(isWatched(terminal, file, ""))
                    .as("with the output in a file")
                    .isFalse();
            assertThat(isWatched(new File("/dev/null"), terminal, ""))
                    .as("without an input")
                    .isFalse();
        }
    }

    private static boolean isWatched(File input, File output, String ci) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectInput(input)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().put("TERM", "xterm");
        program.environment().put("CI", ci);
        int status = program.start().waitFor();
        assertThat(status).as("it ran").isIn(10, 11);
        return status == 10;
    }
}
