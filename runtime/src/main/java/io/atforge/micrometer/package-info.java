/**
 * What a session counts, as Micrometer's meters. It needs {@code io.micrometer:micrometer-core}, which is an optional
 * dependency.
 *
 * @since 0.1.0
 */
package io.atforge.micrometer;
