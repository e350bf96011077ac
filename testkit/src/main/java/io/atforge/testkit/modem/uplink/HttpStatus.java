package io.atforge.testkit.modem.uplink;

/** What {@code +HTTPACTION} says where there is no HTTP status (manual, {@code AT+HTTPACTION}). */
public final class HttpStatus {

    /** No connection, one that ended, or no answer in time. */
    public static final int NETWORK_ERROR = 601;
    /** The answer is longer than the modem can take. */
    static final int NO_MEMORY = 602;
    /** The name does not resolve. */
    public static final int DNS_ERROR = 603;
    /** TLS did not come up. */
    public static final int TLS_NOT_UP = 605;

    private HttpStatus() {}
}
