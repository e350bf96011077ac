package io.atforge.testkit.scenario;

import io.atforge.testkit.line.Pluggable;
import io.atforge.testkit.modem.ModemControl;
import io.atforge.testkit.platform.PlatformControl;

/**
 * What the actions of a scenario act on.
 *
 * @param modem    the modem
 * @param port     its line
 * @param platform the platform behind it
 */
public record ScenarioTarget(ModemControl modem, Pluggable port, PlatformControl platform) {}
