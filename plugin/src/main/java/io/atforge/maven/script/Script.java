package io.atforge.maven.script;

import java.util.Objects;
import java.util.Optional;

/**
 * A script of a product, as far as it is known at build time.
 *
 * @param name        its name, for example {@code connect}
 * @param replacement the file of the project that replaces the dialect's script, if one does
 * @param text        the script
 * @param ofFamily    whether it is, letter for letter, the family's own, which every product reads from the library
 */
public record Script(String name, Optional<String> replacement, String text, boolean ofFamily) {

    /** Checks that all are there. */
    public Script {
        Objects.requireNonNull(name);
        Objects.requireNonNull(replacement);
        Objects.requireNonNull(text);
    }
}
