/**
 * Messages that wait in a file until the platform has them, so that a killed process loses none. It needs H2's MVStore,
 * {@code com.h2database:h2-mvstore}, which is an optional dependency.
 *
 * @since 0.1.0
 */
package io.atforge.outbox;
