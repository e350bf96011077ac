package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the browser gets, as it lies in the sources. */
final class PageFiles {

    private static final Path FOLDER = Path.of("src/main/resources/io/atforge/testkit/page");

    private PageFiles() {}

    static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.sorted().toList();
            assertThat(found).hasSizeGreaterThan(10);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String name) {
        return read(FOLDER.resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that may say a text, one behind the other. */
    static String allBut(String name) {
        return all().stream()
                .filter(file -> !file.endsWith(name))
                .map(PageFiles::read)
                .collect(Collectors.joining("\n"));
    }
}
