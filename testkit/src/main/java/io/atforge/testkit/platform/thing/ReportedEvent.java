package io.atforge.testkit.platform.thing;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that a device has posted and the platform has taken.
 *
 * @param identifier which
 * @param valueJson  its data as JSON
 * @param time       when it happened, as the device said; if it said nothing, when it came
 */
public record ReportedEvent(String identifier, String valueJson, Instant time) {

    /** Checks that all are there. */
    public ReportedEvent {
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(valueJson);
        Objects.requireNonNull(time);
    }
}
