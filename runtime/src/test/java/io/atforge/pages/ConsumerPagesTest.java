package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that show a project which CI builds and runs: what they show stands in it. */
class ConsumerPagesTest {

    private static final Path PROJECTS = Page.ROOT.resolve("plugin/src/consumers");

    @ParameterizedTest
    @CsvSource({"spring-boot.md, spring-boot, 8", "junit.md, testing, 3", "testing.md, testing, 12"})
    void showsTheProject(String page, String project, int atLeast) throws IOException {
        List<String> files = files(PROJECTS.resolve(project));
        List<String> blocks = Page.read(Page.ROOT.resolve("docs").resolve(page)).sections().stream()
                .flatMap(section -> section.code().stream())
                .filter(block -> block.matches("(?s)```(java|xml|yaml|properties)\n.*"))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allSatisfy(block -> assertThat(files)
                        .anyMatch(file -> file.contains(withoutIndentation(block.replaceFirst("^.*\n", "")))));
    }

    private static List<String> files(Path project) throws IOException {
        try (Stream<Path> all = Files.walk(project)) {
            return all.filter(file -> !project.relativize(file).startsWith("target"))
                    .filter(file -> file.toString().matches(".*\\.(java|xml|yaml|properties)"))
                    .map(ConsumerPagesTest::text)
                    .map(ConsumerPagesTest::withoutIndentation)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page shows a part of a file without what stands around it. */
    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
