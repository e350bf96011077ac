package io.atforge;

import java.util.Objects;

/** A message was given up before anything of it was sent. */
public final class MessageDroppedException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    /** Why it was given up. */
    public enum Reason {
        /** As many messages waited as may. */
        QUEUE_FULL,
        /** A newer message took its place. */
        DISPLACED,
        /** It had waited for as long as a message may. */
        EXPIRED
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason  why the message was given up
     * @param message what happened and what to do
     */
    public MessageDroppedException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    /**
     * Says why.
     *
     * @return why the message was given up
     */
    public Reason reason() {
        return reason;
    }
}
