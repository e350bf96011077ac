package io.atforge.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a value of a site can stand. */
public enum Place {
    /** An environment variable. */
    ENVIRONMENT("env."),
    /** A system property of the JVM. */
    SYSTEM_PROPERTY("sys."),
    /** The first line of a text file in UTF-8. */
    FILE("file:");

    private final String prefix;

    Place(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** What stands there, without blanks around it; a blank value is as good as none, as with secrets. */
    Optional<String> find(String name) {
        Optional<String> text = switch (this) {
            case ENVIRONMENT -> Optional.ofNullable(System.getenv(name));
            case SYSTEM_PROPERTY -> Optional.ofNullable(System.getProperty(name));
            case FILE -> firstLine(Path.of(name));
        };
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<String> firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            // as editors of Windows save it
            return Optional.ofNullable(reader.readLine())
                    .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (IOException e) {
            // the message that names the file says that it cannot be read
            return Optional.empty();
        }
    }

    String title(String name) {
        return switch (this) {
            case ENVIRONMENT -> "environment variable " + name;
            case SYSTEM_PROPERTY -> "system property " + name;
            case FILE -> "file " + Path.of(name).toAbsolutePath();
        };
    }

    String isEmptyAs() {
        return this == FILE ? "which cannot be read or has an empty first line" : "which is not set";
    }
}
