package io.atforge.maven.device;

import io.atforge.session.Message;
import io.atforge.trace.Printable;

/** A message that came, told on one line of a console: whoever sent it has no say over the terminal. */
public final class ReceivedLine {

    private ReceivedLine() {}

    /**
     * The line.
     *
     * @param message the message; hostile until proven otherwise
     * @return the line, without control characters and line ends
     */
    public static String of(Message message) {
        return "received on " + Printable.text(message.topic()) + ": " + Printable.text(message.text());
    }
}
