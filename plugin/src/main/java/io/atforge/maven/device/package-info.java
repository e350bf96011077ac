/**
 * One device of {@code devices.yaml}: found by its name, signed in with its secret, its AT conversation written down or
 * held with a modem. Secrets are read at that moment and shown nowhere.
 */
package io.atforge.maven.device;
