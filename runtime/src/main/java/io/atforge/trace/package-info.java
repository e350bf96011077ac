/**
 * The conversation with a modem, for people and for playing back: what an application gets to see of the wire, printable
 * and without secrets.
 *
 * @since 0.1.0
 */
package io.atforge.trace;
