/**
 * The way online, gone once: what is needed for it on this machine, and at which step it ended.
 */
package io.atforge.maven.doctor.online;
