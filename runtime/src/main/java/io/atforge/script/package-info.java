/**
 * AT scripts as data: what to send, what to wait for, and for how long; their text form, its parser, and the runner.
 */
package io.atforge.script;
