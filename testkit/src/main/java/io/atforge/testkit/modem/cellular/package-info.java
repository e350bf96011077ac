/**
 * SIM and network, as 3GPP 27.007 and 27.005 have them: registration, signal, what the network sends, short messages.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.modem.cellular;
