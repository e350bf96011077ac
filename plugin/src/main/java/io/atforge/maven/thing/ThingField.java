package io.atforge.maven.thing;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A property, a parameter of an event or a service, or a member of a struct.
 *
 * @param location    where its identifier stands
 * @param identifier  letters, digits and {@code _}, 1 to 50; without the module's
 * @param name        what the console calls it, empty if it has no name; hostile
 * @param description what the user says of it, empty if nothing; hostile
 * @param type        its type
 */
public record ThingField(SourceLocation location, String identifier, String name, String description, ThingType type) {

    /** Checks that all are there. */
    public ThingField {
        Objects.requireNonNull(location);
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(type);
    }
}
