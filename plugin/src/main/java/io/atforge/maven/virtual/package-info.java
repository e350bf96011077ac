/**
 * The virtual modem, run for a project in a process of its own: nothing here is loaded when code is generated.
 */
package io.atforge.maven.virtual;
