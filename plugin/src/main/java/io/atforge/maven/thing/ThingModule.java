package io.atforge.maven.thing;

import io.atforge.maven.source.SourceFile;
import java.util.List;
import java.util.Objects;

/**
 * A module of a thing model. The members that the platform makes itself (event post, services set and get) are left out.
 *
 * @param source      the file
 * @param identifier  the module's, empty for the default module
 * @param name        what the console calls it, empty if it has no name; hostile
 * @param properties  its properties, in the file's order
 * @param events      its events, in the file's order
 * @param services    its services, in the file's order
 */
public record ThingModule(
        SourceFile source,
        String identifier,
        String name,
        List<ThingProperty> properties,
        List<ThingEvent> events,
        List<ThingService> services) {

    /** Copies the lists. */
    public ThingModule {
        Objects.requireNonNull(source);
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(name);
        properties = List.copyOf(properties);
        events = List.copyOf(events);
        services = List.copyOf(services);
    }
}
