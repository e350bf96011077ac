package io.atforge.maven.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.project.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as editors of Windows leave them: with a byte order mark, and CR LF at the end of each line. */
class LineEndsTest {

    private static final String EXPORT = "DeviceName,DeviceSecret,ProductKey\nunit-1,0123456789abcdef,a1hahpgAs3s\n";
    private static final String SCRIPT = "# Ours.\nAT+MDISCONNECT\n    optional\nAT+MIPCLOSE\n    within 5s\n";

    @TempDir
    Path folder;

    @Test
    void windowsLinesGenerateTheSame() throws Exception {
        Map<Path, String> unix = generate("unix", text -> text);

        assertThat(unix).hasSizeGreaterThan(10);
        assertThat(generate("windows", text -> "\uFEFF" + text.replace("\n", "\r\n")))
                .isEqualTo(unix);
    }

    private Map<Path, String> generate(String name, UnaryOperator<String> ends) throws Exception {
        Path project = folder.resolve(name);
        Path sources = project.resolve("src/main/atforge");
        new DevicesFolder(project)
                .with(
                        "src/main/atforge/devices.yaml",
                        ends.apply(DevicesFolder.TUTORIAL + "    certificates: devices.csv\n"))
                .with("src/main/atforge/devices.csv", ends.apply(EXPORT))
                .with("src/main/atforge/scripts/disconnect.at", ends.apply(SCRIPT));
        GenerationRequest request = new GenerationRequest(
                "1",
                new ProjectFiles(project, sources.resolve("devices.yaml"), sources.resolve("scripts")),
                new JavaPackage("com.example.tracker"),
                false,
                project.resolve("java"),
                project.resolve("resources"),
                project.resolve("state"));

        assertThat(Generation.run(request, InstantSource.system())).isInstanceOf(Generated.class);

        Map<Path, String> files = new TreeMap<>();
        for (String kind : new String[] {"java", "resources"}) {
            try (Stream<Path> walk = Files.walk(project.resolve(kind))) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(project.relativize(file), text(file));
                }
            }
        }
        return files;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
