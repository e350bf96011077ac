package io.atforge;

import java.util.OptionalInt;

/**
 * The modem answered a command with an error, {@code ERROR}, {@code +CME ERROR: n} or {@code +CMS ERROR: n}, or with a
 * line that fails it, {@code CONNECT FAIL}. The message says what that means and what to do.
 */
public final class ModemErrorException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private static final int NO_NUMBER = -1;

    private final int number;

    /**
     * Creates the exception for an error with a number.
     *
     * @param message the command, the error, its meaning and its cure
     * @param number  the number of the CME or CMS error, empty for any other line
     */
    public ModemErrorException(String message, OptionalInt number) {
        super(message);
        this.number = number.orElse(NO_NUMBER);
    }

    /**
     * The number that the modem gave.
     *
     * @return the number of the CME or CMS error, empty for any other line
     */
    public OptionalInt number() {
        return number == NO_NUMBER ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
