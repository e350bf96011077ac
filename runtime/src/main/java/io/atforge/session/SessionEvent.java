package io.atforge.session;

import java.nio.file.Path;

/** Something that happened by itself, for an application that wants to know. */
public sealed interface SessionEvent
        permits StateChange,
                SessionEvent.Unsolicited,
                SessionEvent.Text,
                SessionEvent.Discarded,
                SessionEvent.Dropped,
                SessionEvent.Unclaimed,
                SessionEvent.Gap,
                SessionEvent.Attached,
                SessionEvent.OutboxSetAside {

    /**
     * The modem sent a line that no command asked for, known to its family or not.
     *
     * @param line the line, without line ends and surrounding blanks; hostile until proven otherwise
     */
    record Unsolicited(String line) implements SessionEvent {}

    /**
     * The modem showed what a stranger wrote: a short message, a cell broadcast, a USSD answer, a caller's name.
     * Whoever knows the number of the SIM may write anything; the session does nothing about it.
     *
     * @param header the line before it, or what stands before it in its line
     * @param text   the text as it came, over one or several lines; hostile
     */
    record Text(String header, String text) implements SessionEvent {}

    /**
     * Bytes of the modem made no sense and were thrown away: noise, a line without end, a message that stopped short.
     *
     * @param bytes  how many
     * @param reason what was wrong with them
     */
    record Discarded(long bytes, String reason) implements SessionEvent {}

    /**
     * A message was thrown away because the application's handler does not keep up.
     *
     * @param message the message
     */
    record Dropped(Message message) implements SessionEvent {}

    /**
     * A message was thrown away because no subscription takes it, and the session has no
     * {@link ModemSessionBuilder#unclaimed}.
     *
     * @param message the message
     */
    record Unclaimed(Message message) implements SessionEvent {}

    /**
     * Messages were lost in the modem: it kept them for a read-out, and newer ones took their place.
     *
     * @param messages how many
     */
    record Gap(int messages) implements SessionEvent {}

    /**
     * The modem attached to the network; told where there is more than one access point to attach by.
     *
     * @param accessPoint which of them it was, for example {@code access point 3GWAP}; without its password
     */
    record Attached(String accessPoint) implements SessionEvent {}

    /**
     * The outbox's file was damaged when it was opened, and set aside: what it held is not sent. Told when the session
     * first sets out.
     *
     * @param file   where it is now
     * @param reason what was wrong with it
     */
    record OutboxSetAside(Path file, String reason) implements SessionEvent {}
}
