/**
 * The TLS settings of the modem, and the servers it trusts.
 */
package io.atforge.testkit.modem.tls;
