package io.atforge;

import java.util.Objects;

/** A durable outbox could not be opened, or could not take or give a message. */
public final class OutboxException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the outbox. */
    public enum Reason {
        /** The outbox holds as much as it may; the message was not taken. */
        FULL,
        /** Another outbox, in this process or another, has the file open. */
        LOCKED,
        /** The file is damaged, or is no outbox. It was left as it is. */
        DAMAGED,
        /** The outbox holds messages of another device, which must not be sent under this one's name. */
        ANOTHER_DEVICE,
        /** The file could not be created, read or written, as on a full disk. */
        FAILED,
        /** The outbox was closed before the call. */
        CLOSED
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong with the outbox
     * @param message the file and what to do; never a payload
     */
    public OutboxException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    /**
     * Creates the exception.
     *
     * @param reason  what is wrong with the outbox
     * @param message the file and what to do; never a payload
     * @param cause   the error below
     */
    public OutboxException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /**
     * Says what is wrong.
     *
     * @return what is wrong with the outbox
     */
    public Reason reason() {
        return reason;
    }
}
