/**
 * SIM and network, as 3GPP 27.007 and 27.005 have them: registration, signal, what the network sends, short messages.
 */
package io.atforge.testkit.modem.cellular;
