/**
 * The modem's HTTP client.
 */
package io.atforge.testkit.modem.luat.http;
