package io.atforge.thing;

/**
 * An event of product {@code P} with those of its parameters that were set. Generated.
 *
 * @param <P> the generated class that stands for the product
 */
public non-sealed interface EventValues<P> extends ThingValues<P> {

    /**
     * Which event it is.
     *
     * @return the identifier; that of an event of a custom module starts with the module's, {@code gps:lost}
     */
    String identifier();
}
