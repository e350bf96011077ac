package io.atforge;

import java.util.OptionalInt;

/**
 * The SIM card asks for its PIN, and the one of {@code modem.pin} was refused, or not entered for the card's sake: with
 * one try left, or where the modem does not say how many are left, a wrong PIN could lock it. The message says what to do;
 * it never holds the PIN.
 */
public final class SimPinException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private static final int UNKNOWN = -1;

    private final int triesLeft;

    /**
     * Creates the exception.
     *
     * @param message   what happened and what to do; never the PIN
     * @param triesLeft how many wrong PINs the card takes before it is locked, empty if that is not known
     * @param cause     what the modem answered; null if nothing was entered
     */
    public SimPinException(String message, OptionalInt triesLeft, Throwable cause) {
        super(message, cause);
        this.triesLeft = triesLeft.orElse(UNKNOWN);
    }

    /**
     * How many wrong PINs the card takes before it is locked.
     *
     * @return the tries left, empty if that is not known
     */
    public OptionalInt triesLeft() {
        return triesLeft == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(triesLeft);
    }
}
