package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated, to the letter. A folder under src/test/golden is a project; its folder {@code generated} is what
 * is to come out. {@code mvn test -Dtest=GoldenFilesTest -Datforge.golden=rewrite} writes it anew; look at the
 * difference.
 */
class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tutorial",
                "fleet",
                "bare",
                "hostile",
                "system",
                "tls",
                "https",
                "site",
                "air780e",
                "quectel",
                "simcom",
                "thing"
            })
    void isGeneratedToTheLetterAndCompiles(String project) throws IOException {
        Path golden = GOLDEN.resolve(project);
        DevicesFolder input = new DevicesFolder(folder.resolve("in"));
        for (Map.Entry<String, String> file : read(golden.resolve("src")).entrySet()) {
            input.with("src/" + file.getKey(), file.getValue());
        }

        GeneratedProject generated = GeneratedProject.of(
                input.embedSecrets(), Files.readString(golden.resolve("src/main/atforge/devices.yaml")));

        if (REWRITE) {
            rewrite(golden.resolve("generated"), generated);
        }
        Map<String, String> all = new TreeMap<>(generated.sources());
        all.putAll(generated.resources());
        assertThat(all).isEqualTo(read(golden.resolve("generated")));
        assertThat(generated.compile(folder.resolve("classes"), Map.of()).messages())
                .isEmpty();
    }

    @Test
    void everyGoldenFolderIsCompared() throws Exception {
        List<String> compared = List.of(GoldenFilesTest.class
                .getDeclaredMethod("isGeneratedToTheLetterAndCompiles", String.class)
                .getAnnotation(ValueSource.class)
                .strings());
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertThat(folders.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(compared);
        }
        assertThat(REWRITE)
                .as("a run that rewrites the golden files compares nothing")
                .isFalse();
    }

    private static Map<String, String> read(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private static void rewrite(Path root, GeneratedProject generated) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map<String, String> texts : List.of(generated.sources(), generated.resources())) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = root.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
        }
    }

    /** The application finds the certificates where the build did, if it is started in the project's folder. */
    @Test
    void namesCertificatesAsTheyAreSeenFromTheProjectsFolder() throws IOException {
        Path project = GOLDEN.resolve("fleet");
        Pattern place = Pattern.compile("SecretSource\\.certificates\\(\"(\\w+)\", Path\\.of\\(\"([^\"]+)\"\\)\\)");
        for (String product : List.of("Gate", "Meter")) {
            String devices =
                    Files.readString(project.resolve("generated/com/example/tracker/" + product + "Devices.java"));
            Matcher found = place.matcher(devices);
            assertThat(found.find()).as(devices).isTrue();
            assertThat(found.group(1)).isEqualTo(product);
            assertThat(project.resolve(found.group(2))).isRegularFile();
        }
    }
}
