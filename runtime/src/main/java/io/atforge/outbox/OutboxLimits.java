package io.atforge.outbox;

import io.atforge.InvalidArgumentException;

/**
 * How much an outbox may hold. An outbox that was filled under wider limits keeps what it has, and takes more only when
 * it is below them.
 *
 * @param messages the greatest number of messages, at least 1
 * @param bytes    the greatest number of bytes, at least 1: payloads, and topics in UTF-8. The file takes more; see
 *                 {@link FileOutbox}
 */
public record OutboxLimits(int messages, long bytes) {

    /** 10,000 messages and 16 MiB: a day of a message every 9 seconds, of 1.6 kB each. */
    public static final OutboxLimits DEFAULT = new OutboxLimits(10_000, 16L << 20);

    /**
     * Checks both.
     *
     * @throws InvalidArgumentException if a limit is below 1
     */
    public OutboxLimits {
        if (messages < 1 || bytes < 1) {
            throw new InvalidArgumentException("An outbox of " + messages + " messages and " + bytes
                    + " bytes can hold none; give at least 1 of each");
        }
    }
}
