/**
 * The messages, both ways, while there is a connection, and what waits while there is none.
 */
package io.atforge.internal.traffic;
