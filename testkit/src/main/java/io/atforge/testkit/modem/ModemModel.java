package io.atforge.testkit.modem;

import java.time.Duration;
import java.util.Objects;

/**
 * The values in which modems of the family differ.
 *
 * @param firmware   the version line of {@code ATI} and {@code AT+CGMR}
 * @param imei       the number of {@code AT+CGSN}
 * @param ip         the address of {@code AT+CIFSR}
 * @param maxPayload the longest payload of a publish, in bytes, after escapes are resolved
 * @param bootTime   from {@code AT+RESET} until the modem listens again
 */
public record ModemModel(String firmware, String imei, String ip, int maxPayload, Duration bootTime) {

    /** Checks the values. */
    public ModemModel {
        Objects.requireNonNull(firmware);
        Objects.requireNonNull(imei);
        Objects.requireNonNull(ip);
        Objects.requireNonNull(bootTime);
        if (maxPayload < 1) {
            throw new IllegalArgumentException("maxPayload is " + maxPayload + ", must be at least 1");
        }
    }
}
