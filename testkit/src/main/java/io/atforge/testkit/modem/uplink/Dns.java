package io.atforge.testkit.modem.uplink;

/** What becomes of the host name of {@code AT+MIPSTART}. */
public enum Dns {
    /** It leads where the modem's routes say. */
    WORKING,
    /** The command ends with {@code +CME ERROR: 3}, as in the vendor's log of a DNS failure. */
    ERROR,
    /** The command is accepted; {@code STATE: IP STATUS} and {@code CONNECT FAIL} follow. */
    CONNECT_FAIL
}
