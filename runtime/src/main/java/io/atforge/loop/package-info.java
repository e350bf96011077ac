/**
 * The one thread that a session lives on, and the clock that it lives by: both can be a test's.
 *
 * @since 0.1.0
 */
package io.atforge.loop;
