/**
 * The rules for a connected device: topics, QoS, sizes, numbers of subscriptions.
 */
package io.atforge.testkit.platform.rules;
