/**
 * The virtual modem's inside: a state machine that turns bytes of a serial line into AT commands, and AT commands into
 * MQTT. Everything in it runs on one {@link io.atforge.testkit.time.Scheduler}; nothing waits and nothing looks at a
 * clock of its own. It reads command lines with code of its own, so that a mistake in the library under test cannot
 * cancel itself out.
 */
package io.atforge.testkit.modem;
