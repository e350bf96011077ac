package io.atforge.outbox;

import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.topic.Qos;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Messages that must not be lost, oldest first: {@link #add add} a message, publish the {@link #oldest() oldest}, and
 * {@link #remove remove} it once the platform acknowledged it. A process that dies between the last two finds the
 * message again and publishes it twice; none is lost.
 *
 * <p>Every method may be called from any thread, and throws an {@link OutboxException} that says
 * {@link OutboxException.Reason#CLOSED CLOSED} after {@link #close()} and {@link OutboxException.Reason#FAILED FAILED}
 * once the store below has failed; only closing it and opening it again helps then. An interrupted thread may call them
 * too: they finish and leave the interrupt pending.
 */
public interface Outbox extends AutoCloseable {

    /**
     * Adds a message behind all others. When this returns, the message is stored as the implementation promises; when
     * it throws {@code FAILED}, the message may or may not be there when the outbox is next opened.
     *
     * @param topic   the topic, at most 65,535 bytes of UTF-8
     * @param qos     the quality of service to publish it with
     * @param payload the bytes; may be none
     * @return the message's id, greater than every id before, also those of earlier runs
     * @throws OutboxException          {@code FULL} if the outbox holds too much already
     * @throws InvalidArgumentException if the message alone is more than the outbox may hold, or the topic is too long
     */
    long add(String topic, Qos qos, byte[] payload);

    /**
     * The message that was added first.
     *
     * @return the message, which stays in the outbox; empty if there is none
     */
    default Optional<OutboxEntry> oldest() {
        return oldest(1).stream().findFirst();
    }

    /**
     * The messages that were added first.
     *
     * @param limit the greatest number of messages, at least 0
     * @return the messages, which stay in the outbox, oldest first
     */
    List<OutboxEntry> oldest(int limit);

    /**
     * Removes a message. When this returns, its removal is stored as well as an added message is.
     *
     * @param id the message's id
     * @return false if the outbox has no such message
     */
    boolean remove(long id);

    /**
     * Counts the messages.
     *
     * @return the number of messages
     */
    int size();

    /**
     * Counts the bytes, as {@link OutboxLimits#bytes()} does.
     *
     * @return the bytes of all payloads and topics
     */
    long bytes();

    /**
     * Makes the outbox a device's own, before anything in it is sent: messages must not go out under another's name. It
     * is that device's until it is closed. One that is opened empty changes hands.
     *
     * @param owner the device, in words that name it, and the same each time
     * @throws OutboxException {@code ANOTHER_DEVICE} if it holds messages of another device, or another device claimed
     *                         it since it was opened
     */
    void claim(String owner);

    /**
     * Where a damaged file was set aside when this outbox was opened, and why.
     *
     * @return the file and what was wrong with it; empty if nothing was
     */
    default Optional<SetAside> setAside() {
        return Optional.empty();
    }

    /**
     * A damaged file that was set aside.
     *
     * @param file   where it is now
     * @param reason what was wrong with it
     */
    record SetAside(Path file, String reason) {}

    /** Closes the outbox; what it holds stays stored. Closing it again does nothing. */
    @Override
    void close();
}
