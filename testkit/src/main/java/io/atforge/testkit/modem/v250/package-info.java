/**
 * The serial side of the modem, as ITU-T V.250 describes it: command lines, the table of commands, result codes, data
 * entry, transparent mode, the DTE rate.
 */
package io.atforge.testkit.modem.v250;
