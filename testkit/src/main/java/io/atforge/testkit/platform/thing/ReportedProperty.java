package io.atforge.testkit.platform.thing;

import java.time.Instant;
import java.util.Objects;

/**
 * A property's value that a device has posted and the platform has taken.
 *
 * @param identifier which
 * @param valueJson  the value as JSON
 * @param time       when it was so, as the device said; if it said nothing, when it came
 */
public record ReportedProperty(String identifier, String valueJson, Instant time) {

    /** Checks that all are there. */
    public ReportedProperty {
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(valueJson);
        Objects.requireNonNull(time);
    }
}
