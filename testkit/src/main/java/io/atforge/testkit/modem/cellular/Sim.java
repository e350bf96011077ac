package io.atforge.testkit.modem.cellular;

/** What the modem finds in its SIM slot; the answer to {@code AT+CPIN?}. */
public enum Sim {
    /** A card that works: {@code +CPIN: READY}. */
    READY,
    /** None: {@code +CME ERROR: 10}. */
    REMOVED,
    /** A card that does not answer: {@code +CME ERROR: 13}. */
    FAILURE,
    /** A card that has not finished: {@code +CME ERROR: 14}. */
    BUSY
}
