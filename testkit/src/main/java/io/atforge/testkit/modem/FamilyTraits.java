package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.NetworkNotices;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.v250.SerialDefaults;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a family says what every modem says.
 *
 * @param serial     how its serial side is set at the factory, and how it says errors
 * @param notices    what it says by itself about SIM and network
 * @param identification how it says who it is
 * @param errorReply what stands before the number in the reply to {@code AT+CMEE?}
 * @param bootNoise  what its boot loader says at a restart, as it is on the wire; empty for nothing
 * @param bootLines  what it says when it has booted and found the SIM, before it is back on the network
 * @param mqtt       whether a command, by its name with the sign, is one about MQTT, which a stuck modem refuses
 */
public record FamilyTraits(
        SerialDefaults serial,
        NetworkNotices notices,
        Identification identification,
        String errorReply,
        String bootNoise,
        Function<Sim, List<String>> bootLines,
        Predicate<String> mqtt) {}
