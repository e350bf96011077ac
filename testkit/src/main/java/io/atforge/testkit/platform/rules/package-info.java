/**
 * The rules for a connected device: topics, QoS, sizes, numbers of subscriptions and of messages a second.
 */
package io.atforge.testkit.platform.rules;
