package io.atforge.thing;

/**
 * Properties of a module of product {@code P}, as many as were set. Generated.
 *
 * @param <P> the generated class that stands for the product
 */
public non-sealed interface PropertyValues<P> extends ThingValues<P> {}
