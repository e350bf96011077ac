/**
 * What the platform knows: its devices, their tokens, connections and subscriptions, the journals, and the faults that a
 * test injects.
 */
package io.atforge.testkit.platform.state;
