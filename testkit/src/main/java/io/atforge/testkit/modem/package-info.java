/**
 * The virtual modem, put together from its parts: {@link io.atforge.testkit.modem.ModemCore} takes the bytes of a
 * serial line, runs the commands in them, and lets a test inject faults. Everything runs on one {@link
 * io.atforge.testkit.time.Scheduler}; nothing waits, and nothing reads a clock of its own. The modem shares no code
 * with the library under test, so that no mistake cancels itself out.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.modem;
