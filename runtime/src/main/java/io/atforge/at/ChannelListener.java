package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import java.time.Duration;
import java.util.Optional;

/** Takes what no command of an {@link AtChannel} asked for. Called on the channel's loop. */
public interface ChannelListener {

    /**
     * A line that belongs to no command.
     *
     * @param line the line
     */
    void unsolicited(UnsolicitedResult line);

    /**
     * A message.
     *
     * @param message the message
     */
    void message(Frame.Message message);

    /**
     * What a stranger wrote, and no command asked for.
     *
     * @param text the text
     */
    default void text(Frame.Text text) {}

    /**
     * Bytes that were thrown away.
     *
     * @param discarded how many, and why
     */
    void discarded(Frame.Discarded discarded);

    /**
     * The port was lost, and with it everything that was queued: that fails when this returns.
     *
     * @param cause what happened
     */
    void lost(PortException cause);

    /**
     * The modem answers nothing any more. The channel is closed; everything that was queued fails when this returns.
     *
     * @param cause what was tried
     */
    void unresponsive(AtTimeoutException cause);

    /**
     * A command that was sent has ended, the channel's own probes among them. Called before the command's future
     * completes; not called for a command that was never sent.
     *
     * @param command the command
     * @param took    how long, from when it was sent
     * @param failure why there is no answer: a timeout, the loss of the port, or what the command was given up for;
     *                empty if the modem answered
     * @param refused whether the modem answered with an error, before or after it had accepted the command
     */
    default void ended(AtCommand command, Duration took, Optional<AtForgeException> failure, boolean refused) {}

    /**
     * A line completes one more of the commands that leave the line when they are accepted than there are: then one of
     * them got another's completion. The line is told as unsolicited, too.
     *
     * @param line the line
     */
    default void oneTooMany(String line) {}

    /** The channel is in step with its modem again, after it had been out of step. */
    default void resynced() {}
}
