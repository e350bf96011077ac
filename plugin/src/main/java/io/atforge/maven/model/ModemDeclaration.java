package io.atforge.maven.model;

import io.atforge.dialect.Dialect;
import io.atforge.maven.source.SourceLocation;
import java.util.Objects;
import java.util.Optional;

/**
 * The section {@code modem}.
 *
 * @param location    where it stands
 * @param dialect     the modem family
 * @param accessPoint the access point, where the network does not choose it
 */
public record ModemDeclaration(SourceLocation location, Dialect dialect, Optional<AccessPoint> accessPoint) {

    /** Checks that all are there. */
    public ModemDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(dialect);
        Objects.requireNonNull(accessPoint);
    }

    /**
     * The access point's password.
     *
     * @return the password, where the access point has one
     */
    public Optional<SecretDeclaration> password() {
        return accessPoint.flatMap(AccessPoint::password);
    }
}
