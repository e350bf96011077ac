/**
 * The conversation with a modem, for people and for playing back: what an application gets to see of the wire, printable
 * and without secrets.
 */
package io.atforge.trace;
