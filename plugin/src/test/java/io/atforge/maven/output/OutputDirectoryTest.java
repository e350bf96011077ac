package io.atforge.maven.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.FileNames;
import io.atforge.maven.codegen.text.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private Path root;
    private OutputDirectory output;

    @BeforeEach
    void createOutput() {
        root = folder.resolve("out");
        output = new OutputDirectory(root, folder.resolve("state/list.txt"));
    }

    @Test
    void writesWhatIsNew() throws IOException {
        FileNames.assumePossible("中");
        assertThat(write("a/A.java", "a/中.java")).isEqualTo(new OutputSummary(2, 0, 0));

        assertThat(files()).containsExactly("a/A.java", "a/中.java");
        assertThat(root.resolve("a/A.java")).hasContent("text of a/A.java");
    }

    @Test
    void doesNotTouchWhatIsUnchanged() throws IOException {
        write("A.java", "B.java");
        Files.setLastModifiedTime(root.resolve("A.java"), LONG_AGO);
        Files.writeString(root.resolve("B.java"), "text of X.java");
        Files.setLastModifiedTime(root.resolve("B.java"), LONG_AGO);

        assertThat(write("A.java", "B.java")).isEqualTo(new OutputSummary(1, 1, 0));

        assertThat(Files.getLastModifiedTime(root.resolve("A.java"))).isEqualTo(LONG_AGO);
        assertThat(root.resolve("B.java")).hasContent("text of B.java");
    }

    @Test
    void deletesItsOwnStaleFilesAndNobodyElses() throws IOException {
        write("a/b/Stale.java", "a/c/Stale.java", "Kept.java");
        Files.writeString(root.resolve("a/c/Foreign.java"), "");
        Files.writeString(root.resolve("Foreign.java"), "");

        assertThat(write("Kept.java")).isEqualTo(new OutputSummary(0, 1, 2));

        assertThat(files()).containsExactly("Foreign.java", "Kept.java", "a/c/Foreign.java");
        assertThat(root.resolve("a/b")).doesNotExist();
    }

    @Test
    void staleFilesThatTheUserDeletedAreNoFault() throws IOException {
        write("a/Stale.java");
        Files.delete(root.resolve("a/Stale.java"));
        Files.delete(root.resolve("a"));

        assertThat(write("Kept.java")).isEqualTo(new OutputSummary(1, 0, 0));
    }

    @Test
    void aListOfAnotherFolderCountsForNothing() throws IOException {
        write("Stale.java");
        Path other = folder.resolve("other");
        Files.createDirectories(other);
        Files.writeString(other.resolve("Stale.java"), "somebody's");

        new OutputDirectory(other, folder.resolve("state/list.txt")).write(List.of());

        assertThat(other.resolve("Stale.java")).hasContent("somebody's");
        assertThat(root.resolve("Stale.java")).exists();
    }

    @Test
    void twoListsDoNotTakeEachOthersFilesForStale() throws IOException {
        write("A.java");
        new OutputDirectory(root, folder.resolve("state2/list.txt")).write(List.of(file("B.java")));

        write("A.java");

        assertThat(files()).containsExactly("A.java", "B.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Evil.java", "a/../../Evil.java", "/tmp/Evil.java", "", "."})
    void refusesAPathOutOfTheFolder(String path) {
        assertThatThrownBy(() -> write("Good.java", path))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(" is outside of " + root);
        assertThat(root).doesNotExist();
    }

    @Test
    void refusesAStaleFileOutOfTheFolder() throws IOException {
        write("A.java");
        Path list = folder.resolve("state/list.txt");
        Files.writeString(list, Files.readString(list) + "../precious.txt\n");
        Files.writeString(folder.resolve("precious.txt"), "");

        assertThatThrownBy(() -> write("A.java")).hasMessageEndingWith(" is outside of " + root);

        assertThat(folder.resolve("precious.txt")).exists();
    }

    @Test
    void refusesNamesThatDifferOnlyByCase() {
        assertThatThrownBy(() -> write("Tracker.java", "TRACKER.java"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("TRACKER.java would be written twice");
    }

    private OutputSummary write(String... paths) throws IOException {
        return output.write(Stream.of(paths).map(OutputDirectoryTest::file).toList());
    }

    private static GeneratedFile file(String path) {
        return new GeneratedFile(path, "text of " + path);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList());
        }
    }
}
