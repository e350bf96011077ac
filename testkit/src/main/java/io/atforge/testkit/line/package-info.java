/**
 * The ways to reach a virtual modem: in memory, over TCP, over a pseudo-terminal.
 */
package io.atforge.testkit.line;
