/**
 * A byte pipe to a modem: a serial port, a TCP connection to a serial-port server, or whatever a test puts there.
 *
 * @since 0.1.0
 */
package io.atforge.port;
