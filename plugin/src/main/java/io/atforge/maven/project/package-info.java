/**
 * A project's {@code devices.yaml} and AT scripts, read and checked: what every goal starts from.
 */
package io.atforge.maven.project;
