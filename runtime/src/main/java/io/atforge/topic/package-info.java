/**
 * What may be said on which topic: topic classes under the platform's rules, and topics whose type says whether a
 * device may publish to them, subscribe to them, or both.
 */
package io.atforge.topic;
