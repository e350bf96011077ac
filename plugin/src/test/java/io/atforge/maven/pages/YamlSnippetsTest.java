package io.atforge.maven.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each devices.yaml of the pages, and each part of one in the tutorial's, is without mistakes. */
class YamlSnippetsTest {

    private static final Path ATFORGE = Snippet.ROOT.resolve("sample-project/src/main/atforge");
    private static final Path AUTHORITY = Path.of("src/test/golden/quectel/src/main/atforge/ca.pem");
    private static final String CERTIFICATES =
            "DeviceName,DeviceSecret,ProductKey\ntruck-0001,notASecret,a1hahpgAs3s\n";

    /** The first key of a devices.yaml or of a part of one; other YAML is not ours to check. */
    private static final Pattern OURS =
            Pattern.compile("(?m)\\A(?:#.*\\n)*(?:version|platform|modem|products):|\\A# yaml-");

    private static final Pattern SECTIONS = Pattern.compile("(?m)^(?=\\w)");

    @TempDir
    Path folder;

    static Stream<Snippet> parts() {
        return Snippet.in("yaml").stream().filter(snippet -> snippet.has(OURS));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isTaken(Snippet part) throws IOException {
        String model = Files.readString(ATFORGE.resolve("tracker.tsl.json"));
        String authority = Files.readString(AUTHORITY);
        DevicesFolder project = new DevicesFolder(folder)
                .with("src/main/atforge/tracker.tsl.json", model)
                .with("src/main/atforge/ca.pem", authority)
                .with("target/atforge/ca.pem", authority)
                .with("src/main/atforge/devices.csv", CERTIFICATES);

        assertThat(project.problems(whole(part.text()))).isEmpty();
    }

    @Test
    void areMany() {
        assertThat(parts()).hasSizeGreaterThan(9);
    }

    /** What the part says in place of what the tutorial's file says there. */
    private static String whole(String part) {
        List<String> said = sections(part);
        if (said.stream().anyMatch(section -> section.startsWith("version:"))) {
            return part;
        }
        List<String> whole = new ArrayList<>();
        for (String section : sections(DevicesFolder.TUTORIAL)) {
            String key = section.substring(0, section.indexOf(':') + 1);
            whole.add(said.stream()
                    .filter(other -> other.startsWith(key))
                    .findFirst()
                    .orElse(section));
        }
        return String.join("", whole);
    }

    private static List<String> sections(String yaml) {
        return SECTIONS.splitAsStream(yaml).toList();
    }
}
