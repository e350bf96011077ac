/**
 * AT scripts as data: what to send, what to wait for, and for how long; their text form, its parser, and the runner.
 *
 * @since 0.1.0
 */
package io.atforge.script;
