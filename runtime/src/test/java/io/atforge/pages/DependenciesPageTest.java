package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page names what CI lets come with each artifact, in the same versions, and nothing else. */
class DependenciesPageTest {

    private static final Path LISTS = Page.ROOT.resolve("plugin/src/consumers/dependencies");
    private static final Path PAGE = Page.ROOT.resolve("docs/dependencies.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^:`]+:[^:`]+)` \\| (\\S+) \\|.*");

    @ParameterizedTest
    @CsvSource({"atforge-runtime, 4", "atforge-testkit, 40", "atforge-maven-plugin, 8"})
    void namesWhatComesWith(String artifact, int atLeast) throws IOException {
        List<String> listed = Files.readAllLines(LISTS.resolve(artifact + ".txt")).stream()
                .filter(line -> !line.startsWith("io.atforge:"))
                .toList();

        assertThat(listed).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(rows(PAGE, artifact)).isEqualTo(listed);
        assertThat(rows(Page.chinese(PAGE), artifact)).isEqualTo(listed);
    }

    private static List<String> rows(Path page, String artifact) throws IOException {
        return Page.read(page).sections().stream()
                .filter(section -> section.heading().contains(artifact))
                .flatMap(section -> section.tables().stream())
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + ":" + row.group(2))
                .filter(row -> !row.startsWith("io.atforge:"))
                .toList();
    }
}
