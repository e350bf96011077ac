/**
 * The serial side of the modem, as ITU-T V.250 describes it: command lines, the table of commands, result codes, data
 * entry, transparent mode, the DTE rate.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.modem.v250;
