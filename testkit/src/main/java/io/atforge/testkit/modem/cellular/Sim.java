package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.CmeError;

/** What the modem finds in its SIM slot; the answer to {@code AT+CPIN?}. */
public enum Sim {
    /** A card that works: {@code +CPIN: READY}. */
    READY("READY"),
    /** A card that waits for its PIN: {@code +CPIN: SIM PIN}; what asks the card for something ends with 11. */
    PIN("SIM PIN", CmeError.SIM_PIN_REQUIRED),
    /** A card that is blocked: {@code +CPIN: SIM PUK}; what asks the card for something ends with 12. */
    PUK("SIM PUK", CmeError.SIM_PUK_REQUIRED),
    /** A modem that takes only another card: {@code +CPIN: PH-SIM PIN}; what asks the card for something ends with 5. */
    LOCKED("PH-SIM PIN", CmeError.PH_SIM_PIN_REQUIRED),
    /** None: {@code +CME ERROR: 10}. */
    REMOVED("", CmeError.SIM_NOT_INSERTED),
    /** A card that does not answer: {@code +CME ERROR: 13}. */
    FAILURE("", CmeError.SIM_FAILURE),
    /** A card that has not finished: {@code +CME ERROR: 14}. */
    BUSY("", CmeError.SIM_BUSY);

    private final String code;
    private final CmeError error;

    Sim(String code) {
        this(code, null);
    }

    Sim(String code, CmeError error) {
        this.code = code;
        this.error = error;
    }

    /**
     * What the modem waits for, as {@code +CPIN} says it.
     *
     * @return a code of 3GPP 27.007; empty where {@code AT+CPIN?} ends with an error
     */
    public String code() {
        return code;
    }

    /**
     * How a command ends that asks the card for something.
     *
     * @return the error
     * @throws IllegalStateException if the card works
     */
    public CmeError error() {
        if (error == null) {
            throw new IllegalStateException("the card works");
        }
        return error;
    }

    /**
     * Whether the card, or the modem, waits for a code.
     *
     * @return true where a code has to be entered before the card works
     */
    public boolean locked() {
        return this == PIN || this == PUK || this == LOCKED;
    }
}
