package io.atforge.testkit.modem.cellular;

import java.util.List;

/**
 * What a family of modems says by itself about SIM and network, beside the registration reports of 3GPP 27.007.
 *
 * @param arrival    back on the network; {@code %s} stands for the date, time and zone
 * @param loss       the network is gone, before the registration reports
 * @param detached   the network took the context away, after the registration reports
 * @param switchedOff the host switched the radio off
 * @param simRemoved the SIM was taken out
 * @param simReady   the SIM is ready again
 * @param unlocked   its PIN was entered, before it is on the network
 * @param packetReport what {@code AT+CGREG} is set to after a start, 0 to 2
 */
public record NetworkNotices(
        List<String> arrival,
        List<String> loss,
        List<String> detached,
        List<String> switchedOff,
        List<String> simRemoved,
        List<String> simReady,
        List<String> unlocked,
        int packetReport) {}
