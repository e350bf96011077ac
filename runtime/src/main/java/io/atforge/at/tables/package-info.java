/**
 * What one modem family adds to V.250, as plain data: which lines are errors, unsolicited, or text of strangers, how text is
 * escaped, and what an error means. A dialect fills the tables; the engine reads them.
 *
 * @since 0.1.0
 */
package io.atforge.at.tables;
