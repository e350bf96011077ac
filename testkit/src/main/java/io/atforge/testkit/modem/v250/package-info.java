/**
 * The serial side, as V.250 has it: characters, command lines, the table of commands, results, data mode, the line rate.
 */
package io.atforge.testkit.modem.v250;
