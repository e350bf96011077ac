package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about Spring Boot shows the project that CI builds and runs. */
class SpringBootPageTest {

    private static final Path PROJECT = Page.ROOT.resolve("plugin/src/consumers/spring-boot");

    @Test
    void showsTheProject() throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(PROJECT)) {
            files = all.filter(file -> file.toString().matches(".*\\.(java|xml|yaml|properties)"))
                    .map(SpringBootPageTest::text)
                    .toList();
        }
        List<String> blocks = Page.read(Page.ROOT.resolve("docs/spring-boot.md")).sections().stream()
                .flatMap(section -> section.code().stream())
                .filter(block -> block.matches("(?s)```(java|xml|yaml|properties)\n.*"))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThan(7)
                .allSatisfy(
                        block -> assertThat(files).anyMatch(file -> file.contains(block.replaceFirst("^.*\n", ""))));
    }

    /** A page shows a part of a pom without the indentation around it. */
    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return file.endsWith("pom.xml")
                    ? text.lines().map(line -> line.replaceFirst("^ {2}", "")).collect(Collectors.joining("\n"))
                    : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
