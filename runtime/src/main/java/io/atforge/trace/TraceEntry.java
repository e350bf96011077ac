package io.atforge.trace;

/**
 * Something that went over the wire, in a form that can be shown: secrets are masked, and what is no printable
 * character stands as {@code \xNN}.
 *
 * @param nanoTime  when, by the channel's monotonic clock
 * @param direction which way
 * @param text      one line
 */
public record TraceEntry(long nanoTime, Direction direction, String text) {

    /** Which way something went. */
    public enum Direction {
        /** From the host to the modem. */
        SENT("→"),
        /** From the modem to the host. */
        RECEIVED("←");

        private final String arrow;

        Direction(String arrow) {
            this.arrow = arrow;
        }
    }

    @Override
    public String toString() {
        return direction.arrow + " " + text;
    }
}
