/**
 * The data connections: the one that MQTT uses, and the one that the HTTP client uses.
 */
package io.atforge.testkit.modem.luat.bearer;
