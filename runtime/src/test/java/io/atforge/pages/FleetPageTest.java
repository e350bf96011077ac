package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service that docs/fleet.md shows is one that systemd takes. */
class FleetPageTest {

    private static final Path ANALYZER = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    Path folder;

    @Test
    void eachLineIsASectionOrASetting() throws IOException {
        assertThat(unit().replace("\\\n", "").lines().filter(line -> !line.isBlank()))
                .hasSizeGreaterThan(30)
                .allMatch(line -> line.matches("\\[(Unit|Service|Install)]|[A-Z][A-Za-z]+=.*"));
    }

    @Test
    void systemdFindsNothingWrong() throws IOException, InterruptedException {
        if (!Files.isExecutable(ANALYZER)) {
            return;
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path file = Files.writeString(folder.resolve("tracker.service"), unit().replace("/usr/bin/java", java));
        Process analyzer = new ProcessBuilder(ANALYZER.toString(), "verify", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(analyzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(analyzer.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    private static String unit() throws IOException {
        return Page.read(Page.ROOT.resolve("docs/fleet.md")).sections().stream()
                .flatMap(section -> section.code().stream())
                .filter(block -> block.startsWith("```ini\n"))
                .map(block -> block.substring("```ini\n".length()))
                .findFirst()
                .orElseThrow();
    }
}
