package io.atforge.maven.model;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * An item of the list {@code devices}.
 *
 * @param location where it stands
 * @param name     its name
 * @param secret   where its secret is
 */
public record DeviceDeclaration(SourceLocation location, String name, SecretDeclaration secret) {

    /** Checks that all are there. */
    public DeviceDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(name);
        Objects.requireNonNull(secret);
    }
}
