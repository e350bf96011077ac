/**
 * The terminal: what it can show, and what a person who waits at it sees of a long step. Where nobody does, nothing is
 * printed.
 */
package io.atforge.maven.console;
