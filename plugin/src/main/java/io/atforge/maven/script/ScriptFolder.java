package io.atforge.maven.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder with a project's own scripts. */
public final class ScriptFolder {

    static final String EXTENSION = ".at";

    private ScriptFolder() {}

    /**
     * Lists the scripts.
     *
     * @param folder the folder; need not exist
     * @return the scripts in the order of their names
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
    }
}
