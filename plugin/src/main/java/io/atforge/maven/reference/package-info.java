/**
 * References of {@code devices.yaml} to the machine that a program runs on, checked where they stand.
 */
package io.atforge.maven.reference;
