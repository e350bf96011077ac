/**
 * What a session was built with: the device, its scripts and what they leave open for the run.
 */
package io.atforge.internal.settings;
