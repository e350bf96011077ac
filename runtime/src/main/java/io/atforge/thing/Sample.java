package io.atforge.thing;

import java.time.Instant;
import java.util.Objects;

/**
 * What was so, or happened, at a time.
 *
 * @param values the properties, or the event
 * @param time   when; the platform counts in milliseconds and takes at most 24 hours in the future
 * @param <P>    the generated class that stands for the product
 */
public record Sample<P>(ThingValues<P> values, Instant time) {

    /** Checks that both are there. */
    public Sample {
        Objects.requireNonNull(values);
        Objects.requireNonNull(time);
    }
}
