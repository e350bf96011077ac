/**
 * The scheduler that runs all of a modem's work, one task after the other, and its time.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.time;
