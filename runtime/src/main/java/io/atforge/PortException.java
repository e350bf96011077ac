package io.atforge;

import java.util.Objects;

/** The port could not be opened, or was lost while it was open. */
public final class PortException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the port. */
    public enum Reason {
        /** There is no such port. */
        MISSING,
        /** Another process holds the port. */
        BUSY,
        /** The process may not open the port. */
        DENIED,
        /** The port went away, or takes no more bytes. */
        LOST
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong with the port
     * @param message the port's name and what to do
     */
    public PortException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong with the port
     * @param message the port's name and what to do
     * @param cause   the error below
     */
    public PortException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /**
     * Says what is wrong.
     *
     * @return what is wrong with the port
     */
    public Reason reason() {
        return reason;
    }
}
