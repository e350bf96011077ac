package io.atforge.session;

/** How far a session has come: the steps of the way online, in their order, and what is beside it. */
public enum SessionState {
    /** Not connected, and not trying: new, or {@code connect()} failed. */
    OFFLINE,
    /** Trouble; waits before the next try, as the {@link RecoveryLadder} says. */
    WAITING,
    /** The port is being opened. */
    OPENING,
    /** The modem is being brought in step: its rate, its echo, its error numbers. */
    SYNCHRONIZING,
    /** Waits until the SIM card is ready. */
    CHECKING_SIM,
    /** Waits until the modem is registered with the network. */
    REGISTERING,
    /** The bearer is being activated: the modem gets its address. */
    ACTIVATING_BEARER,
    /** The device is authenticated over HTTPS, where its product asks for that. */
    AUTHENTICATING,
    /** The modem connects to the platform's host. */
    CONNECTING,
    /** The device signs in. */
    SIGNING_IN,
    /** The subscriptions are being restored. */
    SUBSCRIBING,
    /** Messages go both ways. */
    ONLINE,
    /** Closed for good. */
    CLOSED
}
