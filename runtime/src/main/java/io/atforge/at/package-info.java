/**
 * V.250: bytes to frames, commands to results. Knows no modem by name: tables tell it what a family adds.
 *
 * @since 0.1.0
 */
package io.atforge.at;
