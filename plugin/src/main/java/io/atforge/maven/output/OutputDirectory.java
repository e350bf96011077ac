package io.atforge.maven.output;

import io.atforge.maven.codegen.text.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A folder of generated files. Others may have files in it. */
public final class OutputDirectory {

    private final Path root;
    private final Manifest manifest;

    /**
     * Creates the folder's writer; touches nothing.
     *
     * @param root     the folder; need not exist
     * @param manifest the file that remembers what was written; need not exist
     */
    public OutputDirectory(Path root, Path manifest) {
        this.root = root.toAbsolutePath().normalize();
        this.manifest = new Manifest(manifest.toAbsolutePath().normalize(), this.root);
    }

    /**
     * Makes the folder hold these files, and no other file of an earlier write.
     *
     * @param files the files
     * @return what it changed
     * @throws IOException if a file cannot be written, or must not be: outside of the folder, or twice
     */
    public OutputSummary write(List<GeneratedFile> files) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        SortedSet<String> caseless = new TreeSet<>();
        for (GeneratedFile file : files) {
            resolve(file.path());
            paths.add(file.path());
            if (!caseless.add(file.path().toLowerCase(Locale.ROOT))) {
                throw new IOException(file.path() + " would be written twice, if only by case, under " + root);
            }
        }
        // First, since a file system that ignores case may take the stale file for the new one.
        int deleted = deleteStale(paths);
        manifest.write(paths);
        int written = 0;
        Set<Path> folders = new HashSet<>();
        for (GeneratedFile file : files) {
            written += write(resolve(file.path()), file.text(), folders) ? 1 : 0;
        }
        return new OutputSummary(written, files.size() - written, deleted);
    }

    /**
     * The files of the last write, whether or not they are still there.
     *
     * @return the files in order
     * @throws IOException if the manifest cannot be read, or names a file outside of the folder
     */
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String path : manifest.read()) {
            files.add(resolve(path));
        }
        return files;
    }

    private int deleteStale(SortedSet<String> current) throws IOException {
        int deleted = 0;
        for (String path : manifest.read()) {
            if (!current.contains(path)) {
                Path file = resolve(path);
                deleted += Files.deleteIfExists(file) ? 1 : 0;
                deleteEmptyFolders(file.getParent());
            }
        }
        return deleted;
    }

    private void deleteEmptyFolders(Path folder) throws IOException {
        for (Path path = folder; !path.equals(root); path = path.getParent()) {
            try {
                Files.deleteIfExists(path);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Looks at each folder once: most files are in the same few. */
    private static boolean write(Path file, String text, Set<Path> folders) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return false;
        }
        if (folders.add(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        // Beside the file, so that the move is within one file system; a build that is stopped leaves no half file.
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private Path resolve(String path) throws IOException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IOException(path + " is outside of " + root);
        }
        return file;
    }
}
