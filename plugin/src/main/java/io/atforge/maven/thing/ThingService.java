package io.atforge.maven.thing;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * A service.
 *
 * @param location    where its identifier stands
 * @param identifier  letters, digits and {@code _}, 1 to 50; without the module's
 * @param name        what the console calls it, empty if it has no name; hostile
 * @param description what the user says of it, empty if nothing; hostile
 * @param synchronous whether whoever invokes it waits: {@code callType} {@code sync}
 * @param input       its parameters
 * @param output      its results
 */
public record ThingService(
        SourceLocation location,
        String identifier,
        String name,
        String description,
        boolean synchronous,
        List<ThingField> input,
        List<ThingField> output) {

    /** Copies the lists. */
    public ThingService {
        Objects.requireNonNull(location);
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        input = List.copyOf(input);
        output = List.copyOf(output);
    }
}
