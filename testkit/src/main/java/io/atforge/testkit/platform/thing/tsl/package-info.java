/**
 * The thing model's file (TSL) as the console exports it, and what the platform has against values. It trusts the file: a
 * mistake in it is an {@link java.lang.IllegalArgumentException}.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.platform.thing.tsl;
