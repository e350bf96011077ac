package io.atforge.maven.thing;

import java.util.Objects;

/**
 * A property.
 *
 * @param field    what it is
 * @param writable whether the platform may set it: {@code accessMode} {@code rw} or {@code w}
 */
public record ThingProperty(ThingField field, boolean writable) {

    /** Checks that the field is there. */
    public ThingProperty {
        Objects.requireNonNull(field);
    }
}
