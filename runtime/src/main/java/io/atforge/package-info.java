/**
 * What can go wrong: one sealed family of exceptions, each of a kind that a caller can act on.
 */
package io.atforge;
