package io.atforge.at;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;

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
     * Bytes that were thrown away.
     *
     * @param discarded how many, and why
     */
    void discarded(Frame.Discarded discarded);

    /**
     * The port was lost, and with it everything that was queued.
     *
     * @param cause what happened
     */
    void lost(PortException cause);

    /**
     * The modem answers nothing any more; everything that was queued has failed. The channel is of no use until it
     * is closed and opened again.
     *
     * @param cause what was tried
     */
    void unresponsive(AtTimeoutException cause);
}
