package io.atforge.maven.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A modem family of a project's own, for tests that spoil it: the Air720's under another name. */
public final class OwnFamily {

    private static final String SETTINGS = "dialect.properties";

    private final Path folder;

    /** Writes the family's folder into the folder of families. */
    public OwnFamily(Path dialects, String name) {
        folder = dialects.resolve(name);
        try (InputStream settings =
                Dialect.class.getResourceAsStream("/META-INF/atforge/dialects/air720/" + SETTINGS)) {
            Files.createDirectories(folder);
            with(SETTINGS, new String(settings.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        changed(SETTINGS, "title = Air720", "title = " + name);
        Dialect.load("air720").templates().forEach((script, text) -> with(script + ".at", text));
    }

    public Path folder() {
        return folder;
    }

    public OwnFamily with(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** With a text of a file replaced, which must be there. */
    public OwnFamily changed(String file, String from, String to) {
        assertThat(text(file)).contains(from);
        return with(file, text(file).replace(from, to));
    }

    public OwnFamily appended(String file, String line) {
        return with(file, text(file) + line + "\n");
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the folder. */
    public void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
