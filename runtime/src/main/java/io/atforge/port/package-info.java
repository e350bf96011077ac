/**
 * A byte pipe to a modem: a serial port, a TCP connection to a serial-port server, or whatever a test puts there.
 */
package io.atforge.port;
