package io.atforge.thing;

/**
 * What a device of product {@code P} can tell the platform: properties or an event.
 *
 * @param <P> the generated class that stands for the product
 */
public sealed interface ThingValues<P> permits PropertyValues, EventValues {

    /**
     * The values that were set.
     *
     * @return the values
     */
    Values values();
}
