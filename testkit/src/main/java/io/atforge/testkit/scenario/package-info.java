/** What happens to a modem, its line and its platform, written down: by time, by event, by chance from a seed. */
package io.atforge.testkit.scenario;
