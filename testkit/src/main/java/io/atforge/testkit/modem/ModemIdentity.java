package io.atforge.testkit.modem;

import java.util.Objects;

/**
 * Who a modem is.
 *
 * @param maker    the name of {@code AT+CGMI}
 * @param model    the name of {@code AT+CGMM}
 * @param firmware the version of {@code AT+CGMR}
 * @param imei     the number of {@code AT+CGSN}, 15 digits
 * @param imsi     the number of {@code AT+CIMI}, 15 digits
 * @param iccid    the SIM card's number, 20 digits
 */
public record ModemIdentity(String maker, String model, String firmware, String imei, String imsi, String iccid) {

    /** Checks that nothing is missing. */
    public ModemIdentity {
        Objects.requireNonNull(maker);
        Objects.requireNonNull(model);
        Objects.requireNonNull(firmware);
        Objects.requireNonNull(imei);
        Objects.requireNonNull(imsi);
        Objects.requireNonNull(iccid);
    }
}
