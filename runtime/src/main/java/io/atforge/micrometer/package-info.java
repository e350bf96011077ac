/**
 * What a session counts, as Micrometer's meters. It needs {@code io.micrometer:micrometer-core}, which is an optional
 * dependency.
 */
package io.atforge.micrometer;
