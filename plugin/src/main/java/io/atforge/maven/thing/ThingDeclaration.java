package io.atforge.maven.thing;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * What {@code thingModel} of a product names.
 *
 * @param location where it is named
 * @param modules  the modules, the default one first if it is there; at least one
 */
public record ThingDeclaration(SourceLocation location, List<ThingModule> modules) {

    /** Copies the list. */
    public ThingDeclaration {
        Objects.requireNonNull(location);
        modules = List.copyOf(modules);
    }
}
