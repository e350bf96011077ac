/**
 * What a person who waits at a terminal sees of a long step. Where nobody does, nothing is printed.
 */
package io.atforge.maven.console;
