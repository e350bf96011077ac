/**
 * A modem family that came about from the documentation alone: its data lie in the test resources, the modem that speaks
 * it is a small stand-in, and a session of the library does the rest.
 */
package io.atforge.espat;
