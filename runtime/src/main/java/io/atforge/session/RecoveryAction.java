package io.atforge.session;

/** What can be done about {@link DisconnectReason}, from the gentlest to the strongest. */
public enum RecoveryAction {
    /** Goes the way online with the modem as it is. */
    RESYNC,
    /** Ends what is left of the connection first: {@code AT+MDISCONNECT}, {@code AT+MIPCLOSE}. */
    RECONNECT,
    /** Gives the bearer back first: {@code AT+CIPSHUT}. */
    REATTACH,
    /** Switches the radio off and on first: {@code AT+CFUN}. */
    RADIO,
    /** Restarts the modem first: {@code AT+RESET}. */
    RESET,
    /** Closes and opens the port first, and looks for the modem at other rates. */
    REOPEN,
    /** Calls what the application gave to {@link ModemSessionBuilder#powerSwitch}, with the port closed. */
    POWER
}
