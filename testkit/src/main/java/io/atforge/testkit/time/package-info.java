/**
 * The scheduler that runs all of a modem's work, one task after the other, and its time.
 */
package io.atforge.testkit.time;
