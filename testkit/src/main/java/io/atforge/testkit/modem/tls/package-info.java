/**
 * What the modem was told of TLS, and whom it trusts.
 */
package io.atforge.testkit.modem.tls;
