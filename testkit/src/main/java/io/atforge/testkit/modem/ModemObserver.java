package io.atforge.testkit.modem;

/** Is told what a modem does, on the modem's scheduler. It may use {@link ModemControl}, which then acts at once. */
public interface ModemObserver {

    /** A point in the life of a command line. */
    enum Moment {
        /** It has been received and is not yet carried out. */
        BEFORE,
        /** The modem has said its final result, and has sent nothing to the network yet. */
        AFTER,
        /** The modem has sent to the network what the command asks for. */
        SENT,
        /** The prompt for its data has been said. */
        PROMPT,
        /** A byte of its data has been taken, and it was not the last. */
        BODY
    }

    /**
     * Hears of a command line.
     *
     * @param moment  how far it is
     * @param command the line with its {@code AT}
     * @param count   at {@link Moment#BODY} how many bytes have been taken, else 0
     */
    void command(Moment moment, String command, int count);

    /**
     * Hears of a line after it was said. Called as a task of its own.
     *
     * @param line the line without CR and LF; messages that arrive are not among them
     */
    void said(String line);
}
