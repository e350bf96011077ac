/**
 * SIMCom's SIM7600 and A76xx: the network library, MQTT by {@code AT+CMQTT…}, TLS contexts and certificates.
 */
package io.atforge.testkit.modem.simcom;
