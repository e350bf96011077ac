/**
 * An examination of everything between this machine and the platform, step by step, each on what those before it found.
 */
package io.atforge.maven.doctor;
