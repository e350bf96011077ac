package io.atforge.maven.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A text file that is written whole or not at all, in UTF-8.
 *
 * @param path where it is; its folder need not exist
 */
public record WholeFile(Path path) {

    /** Makes the path absolute, so that it has a folder. */
    public WholeFile {
        path = Objects.requireNonNull(path).toAbsolutePath().normalize();
    }

    /**
     * Writes the file where there is none.
     *
     * @param text what it holds
     * @throws FileAlreadyExistsException if something of that name is there; it is left as it is
     * @throws IOException                if the file cannot be written
     */
    public void create(String text) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the file, in the place of an earlier one.
     *
     * @param text what it holds
     * @throws IOException if the file cannot be written
     */
    public void replace(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(byte[] bytes, StandardCopyOption... options) throws IOException {
        Files.createDirectories(path.getParent());
        // Beside the file, so that the move is within one file system; a build that is stopped leaves no half file.
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, path, options);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
