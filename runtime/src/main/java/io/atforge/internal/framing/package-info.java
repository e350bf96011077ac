/**
 * Messages cut out of a modem's bytes: what a header announces, on its line or the next, and messages in parts. Pure
 * state machines, parts of the framer.
 */
package io.atforge.internal.framing;
