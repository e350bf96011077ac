/**
 * The ways to reach a virtual modem: in memory, over TCP, over a pseudo-terminal.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.line;
