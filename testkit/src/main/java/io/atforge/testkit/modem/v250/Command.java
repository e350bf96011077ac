package io.atforge.testkit.modem.v250;

/**
 * One command of a command line.
 *
 * @param name      in upper case, with its sign: {@code +CSQ}, {@code &W}, {@code E}
 * @param form      what is asked of it
 * @param parameters what follows the {@code =}, or the number behind a basic command
 */
public record Command(String name, Form form, String parameters) {

    /** What is asked of a command. */
    enum Form {
        /** {@code AT+X}. */
        EXECUTE,
        /** {@code AT+X?}. */
        READ,
        /** {@code AT+X=?}. */
        TEST,
        /** {@code AT+X=...}, or a basic command with a number. */
        SET
    }
}
