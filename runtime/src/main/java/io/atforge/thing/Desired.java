package io.atforge.thing;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the platform wants properties to be (期望值).
 *
 * @param result     how the request ended
 * @param properties the values that are wanted, where the platform gave them
 * @param versions   the version of each, by the property's identifier, also where a value could not be read; {@link Thing#clearDesired} wants it, so that a
 *                   newer wish is not deleted
 * @param <D>        the generated type of the properties' values
 */
public record Desired<D>(ThingResult result, Optional<D> properties, Map<String, Long> versions) {

    /** Copies the versions. */
    public Desired {
        Objects.requireNonNull(result);
        Objects.requireNonNull(properties);
        versions = Map.copyOf(versions);
    }
}
