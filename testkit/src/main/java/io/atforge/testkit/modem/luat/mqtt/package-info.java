/**
 * The modem's MQTT client: its commands, its session, and the messages that it shows or keeps.
 */
package io.atforge.testkit.modem.luat.mqtt;
