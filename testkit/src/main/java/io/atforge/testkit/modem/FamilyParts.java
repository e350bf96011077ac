package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;

/**
 * What a family's part of a modem is made from.
 *
 * @param values    the modem's values
 * @param hosts     where host names lead
 * @param clock     the modem's calendar clock
 * @param scheduler where everything runs
 * @param uplink    the modem's way into the Internet
 * @param radio     SIM and registration
 * @param output    the serial line to the host
 * @param restart   restarts the modem, for a command that does
 * @param powerOff  switches the modem off, for a command that does; only power brings it back
 */
public record FamilyParts(
        ModemValues values,
        HostResolver hosts,
        Clock clock,
        Scheduler scheduler,
        Uplink uplink,
        Radio radio,
        SerialOutput output,
        Runnable restart,
        Runnable powerOff) {}
