package io.atforge.maven.script;

import java.util.Objects;
import java.util.Optional;

/**
 * A script of a product, as far as it is known at build time.
 *
 * @param name        its name, for example {@code connect}
 * @param replacement the file of the project that replaces the dialect's script, if one does
 * @param text        the script
 * @param atSite      the script as a session runs it: what may differ from site to site is left open
 * @param ofFamily    whether it is, letter for letter, the family's own, which every product reads from the library
 */
public record Script(String name, Optional<String> replacement, String text, String atSite, boolean ofFamily) {

    /** Checks that all are there. */
    public Script {
        Objects.requireNonNull(name);
        Objects.requireNonNull(replacement);
        Objects.requireNonNull(text);
        Objects.requireNonNull(atSite);
    }

    /**
     * A script that is the same at every site.
     *
     * @param name        its name
     * @param replacement the file of the project that replaces the dialect's script, if one does
     * @param text        the script
     * @param ofFamily    whether it is the family's own
     */
    public Script(String name, Optional<String> replacement, String text, boolean ofFamily) {
        this(name, replacement, text, text, ofFamily);
    }

    /**
     * Whether a session needs more than the script as it is pasted: another form of a script of the project's own.
     *
     * @return true if that form is to lie beside the product's code
     */
    public boolean isOpenAtSite() {
        return replacement.isPresent() && !atSite.equals(text);
    }
}
