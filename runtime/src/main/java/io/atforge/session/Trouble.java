package io.atforge.session;

/** What kind of trouble ended a connection, or kept the session from one. */
public enum Trouble {
    /** The port is missing, busy, or was lost. */
    PORT,
    /** The modem answers nothing. */
    SILENCE,
    /** The modem restarted by itself. */
    RESTART,
    /** The SIM card is missing or not ready. */
    SIM,
    /** The modem is not registered, or gets no bearer. */
    NETWORK,
    /** The network took the bearer back. */
    BEARER,
    /** The host's name was not found, or it took no connection. */
    CONNECT,
    /** The other side ended the connection. */
    CLOSED,
    /** Nothing comes back: the connection is half-open. */
    UNACKNOWLEDGED,
    /** The platform refused the device. */
    REFUSED,
    /** Another client signs in as this device. */
    DISPLACED,
    /** The device's secret could not be had. */
    CREDENTIALS,
    /** The modem refuses commands. */
    MODEM
}
