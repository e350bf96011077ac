/**
 * The way from the modem to servers: host names, TCP, TLS, MQTT and HTTP as they are, over real sockets.
 */
package io.atforge.testkit.modem.uplink;
