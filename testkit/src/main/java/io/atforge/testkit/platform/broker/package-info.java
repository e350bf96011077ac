/**
 * The MQTT broker: HiveMQ CE, embedded, with the platform's rules as an extension.
 */
package io.atforge.testkit.platform.broker;
