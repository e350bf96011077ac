package io.atforge.session;

/** How far a session has come. */
public enum SessionState {
    /** Not connected: new, or the connection failed or was lost. */
    OFFLINE,
    /** The port is being opened and the modem brought in step. */
    PREPARING,
    /** The modem registers with the network and activates a bearer. */
    ATTACHING,
    /** The modem connects to the platform and signs in. */
    CONNECTING,
    /** Messages go both ways. */
    ONLINE,
    /** Closed for good. */
    CLOSED
}
