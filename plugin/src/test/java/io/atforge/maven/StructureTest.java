package io.atforge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house: which package may know which, and what is kept out of all but one. */
class StructureTest {

    private static final Path ROOT = Path.of("src/main/java/io/atforge/maven");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?io\\.atforge\\.maven\\.(\\w+)\\.");

    /** Each package may know those before it. */
    private static final List<String> LAYERS = List.of(
            "source",
            "yaml",
            "naming",
            "model",
            "check",
            "script",
            "project",
            "descriptor",
            "codegen",
            "output",
            "generation",
            "device",
            "mojo");

    @Test
    void arrowsPointOneWay() throws IOException {
        int arrows = 0;
        for (Map.Entry<Path, List<String>> file : files().entrySet()) {
            int own = LAYERS.indexOf(packageOf(file.getKey()));
            assertThat(own).as(file.getKey().toString()).isNotNegative();
            for (String line : file.getValue()) {
                Matcher imported = IMPORT.matcher(line);
                if (imported.find()) {
                    arrows++;
                    assertThat(LAYERS.indexOf(imported.group(1)))
                            .as(file.getKey() + ": " + line)
                            .isBetween(0, own);
                }
            }
        }
        assertThat(arrows).isGreaterThan(50);
    }

    @Test
    void everyPackageSaysItsIdea() {
        assertThat(LAYERS)
                .allSatisfy(layer -> assertThat(ROOT.resolve(layer).resolve("package-info.java"))
                        .exists());
    }

    @Test
    void onlyTheEdgeKnowsMavenAndFile() throws IOException {
        assertThat(importers("import org.apache.maven")).containsExactly("mojo");
        assertThat(importers("import java.io.File;")).containsExactly("mojo");
        assertThat(importers("import org.snakeyaml")).containsExactly("yaml");
        assertThat(importers("import com.palantir.javapoet")).containsExactlyInAnyOrder("codegen", "descriptor");
    }

    @Test
    void theGeneratorTouchesNoDiskClockEnvironmentOrLocale() throws IOException {
        for (Map.Entry<Path, List<String>> file : files().entrySet()) {
            if (List.of("descriptor", "codegen").contains(packageOf(file.getKey()))) {
                assertThat(String.join("\n", file.getValue()))
                        .as(file.getKey().toString())
                        .doesNotContain(
                                "java.nio.file.Files",
                                "java.time",
                                "System.",
                                "currentTime",
                                "Locale.getDefault",
                                ".toUpperCase()",
                                ".toLowerCase()",
                                "java.io.");
            }
        }
    }

    private static List<String> importers(String line) throws IOException {
        return files().entrySet().stream()
                .filter(file -> file.getValue().stream().anyMatch(text -> text.startsWith(line)))
                .map(file -> packageOf(file.getKey()))
                .distinct()
                .toList();
    }

    private static String packageOf(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static Map<Path, List<String>> files() throws IOException {
        Map<Path, List<String>> lines = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                lines.put(file, Files.readAllLines(file));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
