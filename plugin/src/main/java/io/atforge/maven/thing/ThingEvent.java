package io.atforge.maven.thing;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * An event.
 *
 * @param location    where its identifier stands
 * @param identifier  letters, digits and {@code _}, 1 to 50; without the module's
 * @param name        what the console calls it, empty if it has no name; hostile
 * @param description what the user says of it, empty if nothing; hostile
 * @param kind        how grave it is
 * @param output      its parameters
 */
public record ThingEvent(
        SourceLocation location,
        String identifier,
        String name,
        String description,
        Kind kind,
        List<ThingField> output) {

    /** How grave an event is: 信息, 告警, 故障. */
    public enum Kind {
        INFO,
        ALERT,
        ERROR
    }

    /** Copies the list. */
    public ThingEvent {
        Objects.requireNonNull(location);
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(kind);
        output = List.copyOf(output);
    }
}
