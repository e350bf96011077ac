package io.atforge.maven.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small text file in which a goal remembers something for its next run. */
public final class StateFile {

    private final Path file;

    /**
     * Names the file; touches nothing.
     *
     * @param file the file; need not exist
     */
    public StateFile(Path file) {
        this.file = file;
    }

    /**
     * What was remembered.
     *
     * @return the lines; none if nothing was
     * @throws IOException if the file cannot be read
     */
    public List<String> read() throws IOException {
        return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    }

    /**
     * Remembers these lines and nothing else.
     *
     * @param lines the lines, without line ends
     * @throws IOException if the file cannot be written
     */
    public void write(List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /**
     * Remembers nothing.
     *
     * @throws IOException if the file cannot be deleted
     */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
