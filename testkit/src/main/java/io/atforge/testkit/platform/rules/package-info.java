/**
 * What a device that is in may do: topics, QoS, sizes, keep-alive.
 */
package io.atforge.testkit.platform.rules;
