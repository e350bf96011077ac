package io.atforge.bench.link;

/**
 * What is sent over a link, and how the link is set up.
 *
 * @param way     how it is sent
 * @param baud    bits per second; 0 for a line that takes no time
 * @param bytes   the payload's length
 * @param qos     0 or 1
 * @param echo    whether the modem echoes whatever it is told
 * @param ackMs   how long a PUBACK takes, in ms
 * @param lost    one PUBACK in so many is lost; 0 for none
 * @param window  how many QoS 1 messages may be under way
 * @param millis  for how long, in ms
 */
public record Load(Way way, int baud, int bytes, int qos, boolean echo, int ackMs, int lost, int window, int millis) {

    /** How messages are sent. */
    public enum Way {
        /** Written and read by {@link BlockingClient}. */
        BLOCKING,
        /** Written by {@link BlockingClient}, read by a second thread that wakes it. */
        HANDED_OVER,
        /** {@code session.publish}. */
        SYNC,
        /** {@code session.publishAsync}, eight at a time, or as many as the window holds. */
        ASYNC,
        /** {@code session.post}, through an outbox. */
        POST,
        /** Every second message has QoS 0, all by {@code publishAsync}. */
        MIXED
    }

    /** {@code CR LF PUBACK CR LF}. */
    static final int PUBACK_BYTES = 10;

    /** A byte takes ten bits: in nanoseconds, over the bits per second. */
    private static final double BYTE = 1e10;

    static final String TOPIC = "/a1hahpgAs3s/bench/up";

    /**
     * A load of one second, with PUBACK at once, a window of one, and no echo.
     *
     * @param way   how it is sent
     * @param baud  bits per second; 0 for a line that takes no time
     * @param bytes the payload's length
     * @param qos   0 or 1
     * @return the load
     */
    public static Load of(Way way, int baud, int bytes, int qos) {
        return new Load(way, baud, bytes, qos, false, 0, 0, 1, 1000);
    }

    /**
     * The same, sent another way.
     *
     * @param other how
     * @return the load
     */
    public Load by(Way other) {
        return new Load(other, baud, bytes, qos, echo, ackMs, lost, window, millis);
    }

    /**
     * The same for another time.
     *
     * @param other for how long, in ms
     * @return the load
     */
    public Load lasting(int other) {
        return new Load(way, baud, bytes, qos, echo, ackMs, lost, window, other);
    }

    /**
     * The same on a modem that echoes.
     *
     * @return the load
     */
    public Load echoed() {
        return new Load(way, baud, bytes, qos, true, ackMs, lost, window, millis);
    }

    /**
     * The same with other acknowledgements.
     *
     * @param delay    how long a PUBACK takes, in ms
     * @param lostOneIn one in so many is lost; 0 for none
     * @param atOnce   how many QoS 1 messages may be under way
     * @return the load
     */
    public Load acknowledged(int delay, int lostOneIn, int atOnce) {
        return new Load(way, baud, bytes, qos, echo, delay, lostOneIn, atOnce, millis);
    }

    String command() {
        return "AT+MPUB=\"" + TOPIC + "\"," + qos + ",0,\"" + payload() + "\"\r";
    }

    /** How many bytes answer it: OK, the echo, the PUBACK. */
    int answerBytes() {
        return 6 + (echo ? command().length() : 0) + (qos == 1 ? PUBACK_BYTES : 0);
    }

    String payload() {
        return "x".repeat(bytes);
    }

    /** What sets the modem up. */
    String pace() {
        return "AT^PACE=" + baud + "," + (echo ? 1 : 0) + "," + ackMs + "," + lost;
    }

    /**
     * The least that one message takes: its command, and the six bytes of its OK; with echo, one byte more. A PUBACK
     * may come while the next command goes.
     *
     * @return nanoseconds; 0 for a line that takes no time
     */
    public double boundNanos() {
        return baud == 0 ? 0 : (command().length() + 6 + (echo ? 1 : 0)) * BYTE / baud;
    }

    /**
     * The most messages that line and window let through: one after the other, and no more under way than may be. Of a
     * mixed load, every second message needs no place in the window; whoever waits for each has a window of one.
     *
     * @return messages a second; infinite for a line that takes no time
     */
    public double limitPerSecond() {
        double line = 1e9 / boundNanos();
        if (qos == 0) {
            return line;
        }
        double roundTrip = boundNanos() + ackMs * 1e6 + (baud == 0 ? 0 : PUBACK_BYTES * BYTE / baud);
        double atOnce = way == Way.SYNC || way == Way.BLOCKING || way == Way.HANDED_OVER
                ? 1
                : way == Way.MIXED ? 2.0 * window : window;
        return Math.min(line, atOnce * 1e9 / roundTrip);
    }

    static Load parse(String text) {
        String[] parts = text.split(":");
        return new Load(
                Way.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4].equals("1"),
                Integer.parseInt(parts[5]),
                Integer.parseInt(parts[6]),
                Integer.parseInt(parts[7]),
                Integer.parseInt(parts[8]));
    }

    @Override
    public String toString() {
        return way + ":" + baud + ":" + bytes + ":" + qos + ":" + (echo ? 1 : 0) + ":" + ackMs + ":" + lost + ":"
                + window + ":" + millis;
    }
}
