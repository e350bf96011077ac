/**
 * What may be said on which topic, and how much a second: topic classes under the platform's rules, topics whose type
 * says whether a device may publish to them, subscribe to them, or both, and the platform's quota.
 *
 * @since 0.1.0
 */
package io.atforge.topic;
