/**
 * The connection: its state machine, the sequence that leads online, and the recovery that leads back.
 */
package io.atforge.internal.connection;
