package io.atforge.maven.model;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A secret, or the reference to its place. Its text form hides both.
 *
 * @param location where it stands
 * @param text     as it was written
 * @param literal  whether the text is the secret itself
 */
public record SecretDeclaration(SourceLocation location, String text, boolean literal) {

    /** Checks that both are there. */
    public SecretDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    @Override
    public String toString() {
        return "SecretDeclaration[" + location + "]";
    }
}
