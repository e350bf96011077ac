package io.atforge.maven.model;

import io.atforge.aliyun.SecretSource;
import io.atforge.device.AccessPoint;
import io.atforge.site.SiteValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the network's access points (APN).
 *
 * @param name     its name; empty if the network chooses it
 * @param user     the user it asks for
 * @param password the password it asks for; only with a user
 */
public record AccessPointDeclaration(
        Optional<SiteValue> name, Optional<SiteValue> user, Optional<SecretDeclaration> password) {

    /** The one that the network chooses. */
    public static final AccessPointDeclaration OF_NETWORK =
            new AccessPointDeclaration(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks that all are there. */
    public AccessPointDeclaration {
        Objects.requireNonNull(name);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /**
     * The access point for the library.
     *
     * @param secrets finds a password
     * @return the access point
     */
    public AccessPoint toLibrary(Function<SecretDeclaration, SecretSource> secrets) {
        return new AccessPoint(name, user, password.map(secrets));
    }

    /**
     * The access point as it is known without looking anywhere: by what is written out, and by defaults.
     *
     * @return the access point, everything but the password written out; empty where a reference has no default
     */
    public Optional<AccessPointDeclaration> known() {
        return toLibrary(AccessPointDeclaration::nowhere).known().map(this::as);
    }

    /**
     * The access point as it is now.
     *
     * @return the access point, everything but the password written out
     * @throws io.atforge.InvalidArgumentException if a value is missing or cannot be
     */
    AccessPointDeclaration now() {
        return as(toLibrary(AccessPointDeclaration::nowhere).now());
    }

    private AccessPointDeclaration as(AccessPoint other) {
        return new AccessPointDeclaration(
                other.name(),
                other.user(),
                password.filter(kept -> other.password().isPresent()));
    }

    /** Only whether there is a password is asked. */
    private static SecretSource nowhere(SecretDeclaration password) {
        return SecretSource.literal(password.location().toString());
    }
}
