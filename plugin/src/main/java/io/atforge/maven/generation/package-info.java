/**
 * The way from {@code devices.yaml} to generated files, in one step.
 */
package io.atforge.maven.generation;
