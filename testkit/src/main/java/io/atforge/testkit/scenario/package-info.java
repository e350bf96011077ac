/**
 * What happens to a modem, its line and its platform, written down: by time, by event, by chance from a seed.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.scenario;
