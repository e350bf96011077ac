package io.atforge.maven.codegen.text;

import java.util.Objects;

/**
 * A generated file.
 *
 * @param path where it goes under its root, with {@code /}
 * @param text what is in it
 */
public record GeneratedFile(String path, String text) {

    /** Checks that both are there. */
    public GeneratedFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(text);
    }
}
