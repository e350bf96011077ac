/**
 * The way from the modem to servers: host names, TCP, TLS, MQTT and HTTP as they are, over real sockets.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.modem.uplink;
