package io.atforge.maven.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @Test
    void aFileOfTheUsersThatLooksTemporaryIsLeftAlone() throws Exception {
        Path mine = Files.writeString(folder.resolve("a.yaml.tmp"), "mine");
        WholeFile file = new WholeFile(folder.resolve("a.yaml"));

        file.create("1");
        assertThat(file.path()).hasContent("1");
        file.replace("2");

        assertThat(file.path()).hasContent("2");
        assertThat(mine).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("a.yaml", "a.yaml.tmp");
    }

    @Test
    void othersMayReadItAsAnyFileOfTheUsers() throws Exception {
        Path any = Files.writeString(folder.resolve("any"), "");
        WholeFile file = new WholeFile(folder.resolve("run.html"));

        file.replace("page");

        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(Files.getPosixFilePermissions(any));
    }

    @Test
    void whatIsThereIsNeverCreated() throws Exception {
        Path there = Files.writeString(folder.resolve("there"), "mine");
        Path leadsNowhere = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        for (Path path : List.of(there, leadsNowhere, folder)) {
            assertThatThrownBy(() -> new WholeFile(path).create("other"))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(there).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("there", "link");
    }

    @Test
    void ofManyWhoCreateItAtOnceOneDoes() throws Exception {
        WholeFile file = new WholeFile(folder.resolve("a/b/once"));

        List<String> created = atOnce(text -> {
            file.create(text);
            return text;
        });

        assertThat(created).hasSize(1);
        assertThat(file.path()).hasContent(created.get(0));
    }

    @Test
    void ofManyWhoReplaceItAtOnceEachWritesItWhole() throws Exception {
        WholeFile file = new WholeFile(folder.resolve("page"));

        List<String> written = atOnce(text -> {
            // two at the same moment are met by chance
            for (int i = 0; i < 20; i++) {
                file.replace(text);
            }
            return text;
        });

        assertThat(written).hasSize(WRITERS).contains(Files.readString(file.path()));
        assertThat(names()).containsExactly("page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file/a", "file/b/c/a"})
    void whatIsInTheFoldersPlaceIsNamed(String path) throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "mine");
        WholeFile file = new WholeFile(folder.resolve(path));

        assertThatThrownBy(() -> file.create(""))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(inTheWay + "");
        assertThatThrownBy(() -> file.replace(""))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(inTheWay + "");
        assertThat(inTheWay).hasContent("mine");
    }

    @Test
    void aFolderIsNotReplaced() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> new WholeFile(empty).replace(""))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(empty + ": is a folder");
        assertThat(empty).isDirectory();
        assertThatThrownBy(() -> new WholeFile(folder.getRoot()).replace("")).isInstanceOf(FileSystemException.class);
        assertThat(names()).containsExactly("empty");
    }

    private interface Write {
        String of(String text) throws IOException;
    }

    /** What those wrote who were let. */
    private static List<String> atOnce(Write write) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<String>> writers = IntStream.range(0, WRITERS)
                    .<Callable<String>>mapToObj(i -> () -> {
                        start.await();
                        try {
                            return write.of(String.valueOf(i).repeat(100_000));
                        } catch (FileAlreadyExistsException e) {
                            return "";
                        }
                    })
                    .toList();
            List<String> written = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(writers)) {
                written.add(each.get());
            }
            written.removeIf(String::isEmpty);
            return written;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
