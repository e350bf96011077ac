package io.atforge.session;

/** What kind of trouble ended a connection, or prevented it. */
public enum DisconnectReason {
    /** The port is missing, busy, or was lost. */
    PORT,
    /** The modem answers nothing. */
    SILENCE,
    /** The modem restarted by itself. */
    RESTART,
    /** There is no SIM, or it is locked or broken. */
    SIM,
    /** The modem did not register with the network, or got no bearer, in time. */
    NETWORK,
    /** The network took the bearer back. */
    BEARER,
    /** The host's name was not found, or no TCP connection came about. */
    CONNECT,
    /** The other side ended the connection. */
    CLOSED,
    /** The connection is half open: what is sent goes out, and nothing comes back. */
    UNACKNOWLEDGED,
    /** The platform refused the device. */
    REFUSED,
    /** Another client signs in as this device. */
    DISPLACED,
    /**
     * The secret could not be had, or the credentials could not be made of it; or the modem's is no device of the
     * application's, or another than its outbox's.
     */
    CREDENTIALS,
    /** The modem refuses commands. */
    MODEM
}
