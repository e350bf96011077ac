package io.atforge.maven.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a user asked for by its name. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes the file, over one that is there.
     *
     * @param file where; its folder is made if there is none
     * @param text what
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Files.write(absolute, text.getBytes(StandardCharsets.UTF_8));
    }
}
