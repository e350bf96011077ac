package io.atforge.maven.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * A text file that is written whole or not at all, in UTF-8. Touches no other file in its folder.
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
     * @throws NotDirectoryException      if something that is no folder, and is named, is where its folder is to be
     * @throws IOException                if the file cannot be written
     */
    public void create(String text) throws IOException {
        makeFolder();
        // In one step with the look whether it is there: what another program writes meanwhile is not lost.
        Files.createFile(path);
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /**
     * Writes the file, in the place of an earlier one.
     *
     * @param text what it holds
     * @throws NotDirectoryException if something that is no folder, and is named, is where its folder is to be
     * @throws IOException           if the file cannot be written, or is a folder
     */
    public void replace(String text) throws IOException {
        makeFolder();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            // said by us: what the move makes of it depends on the system
            throw new FileSystemException(path.toString(), null, "is a folder");
        }
        // Beside the file, so that the move is within one file system; a build that is stopped leaves no half file. Not
        // of createTempFile, whose files no other user may read. The name is nobody else's, and is refused if it is.
        Path temporary = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            // REPLACE_EXISTING deletes the old file first: two that do so at once fail
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void makeFolder() throws IOException {
        Path folder = path.getParent();
        if (folder == null) {
            throw new FileSystemException(path.toString(), null, "is no name of a file");
        }
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        if (Files.exists(there) && !Files.isDirectory(there)) {
            throw new NotDirectoryException(there.toString());
        }
        Files.createDirectories(folder);
    }
}
