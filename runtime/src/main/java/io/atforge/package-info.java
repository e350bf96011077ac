/**
 * What can go wrong: one sealed family of exceptions, each of a kind that a caller can act on.
 *
 * @since 0.1.0
 */
package io.atforge;
