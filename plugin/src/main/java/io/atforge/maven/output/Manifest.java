package io.atforge.maven.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Remembers which files under a root are ours: a line with the root, then a path a line. */
final class Manifest {

    private final Path file;
    private final String root;

    Manifest(Path file, Path root) {
        this.file = file;
        // Seen from the manifest, so that a project's folder can be moved.
        this.root = file.getRoot().equals(root.getRoot())
                ? file.relativize(root).toString().replace('\\', '/')
                : root.toString();
    }

    /** The files of the last write; none if it was to another root. */
    SortedSet<String> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return new TreeSet<>();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() || !lines.get(0).equals(root)
                ? new TreeSet<>()
                : new TreeSet<>(lines.subList(1, lines.size()));
    }

    void write(SortedSet<String> paths) throws IOException {
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder(root).append('\n');
        paths.forEach(path -> text.append(path).append('\n'));
        Files.writeString(file, text);
    }
}
