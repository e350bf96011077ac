package io.atforge.maven.family;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a project keeps its own modem families: a folder each, with the family's name. Knows nothing of what is in them,
 * so that to look whether anything changed loads nothing that reads them.
 *
 * @param own  the folder of the families that go into the jar; need not exist
 * @param main the folder of those that are in another jar of the project already, as the main ones are for tests
 */
public record FamilyFolders(Path own, Optional<Path> main) {

    /** Checks that both are there. */
    public FamilyFolders {
        Objects.requireNonNull(own);
        Objects.requireNonNull(main);
    }

    /**
     * The families of a goal that is not for tests.
     *
     * @param own the folder; need not exist
     * @return the folders
     */
    public static FamilyFolders of(Path own) {
        return new FamilyFolders(own, Optional.empty());
    }

    /**
     * Every file of every family: what an outcome depends on.
     *
     * @return the files, in order
     * @throws IOException if a folder cannot be read
     */
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : main.isPresent() ? List.of(own, main.get()) : List.of(own)) {
            for (Path family : families(folder)) {
                files.addAll(files(family));
            }
        }
        return files;
    }

    /** The families in a folder. */
    static List<Path> families(Path folder) throws IOException {
        return list(folder, path -> Files.isDirectory(path) && !isHidden(path));
    }

    /** The files of a family that are part of it; others are for people. */
    static List<Path> files(Path family) throws IOException {
        return list(
                family,
                path -> path.toString().matches("(?s).*\\.(at|txt|properties)")
                        && Files.isRegularFile(path)
                        && !isHidden(path));
    }

    private static List<Path> list(Path folder, Predicate<Path> filter) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(filter).sorted().toList();
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
