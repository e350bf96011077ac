package io.atforge.maven.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The network's access point (APN).
 *
 * @param name     its name
 * @param user     the user it asks for
 * @param password the password it asks for; only with a user
 */
public record AccessPoint(String name, Optional<String> user, Optional<SecretDeclaration> password) {

    /** The longest name; {@code AT+CSTT} takes no more. */
    public static final int MAX_NAME = 128;

    /** The longest user and the longest password; {@code AT+CSTT} takes no more. */
    public static final int MAX_CREDENTIAL = 32;

    /** Checks that all are there. */
    public AccessPoint {
        Objects.requireNonNull(name);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }
}
