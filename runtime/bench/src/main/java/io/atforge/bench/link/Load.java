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
record Load(Way way, int baud, int bytes, int qos, boolean echo, int ackMs, int lost, int window, int millis) {

    /** How messages are sent. */
    enum Way {
        /** Written and read by {@link BlockingClient}. */
        BLOCKING,
        /** {@code session.publish}. */
        SYNC,
        /** {@code session.publishAsync}, eight at a time, or as many as the window holds. */
        ASYNC,
        /** {@code session.post}, through an outbox. */
        POST,
        /** Every second message has QoS 0, all by {@code publishAsync}. */
        MIXED
    }

    static final String TOPIC = "/a1hahpgAs3s/bench/up";

    String command() {
        return "AT+MPUB=\"" + TOPIC + "\"," + qos + ",0,\"" + payload() + "\"\r";
    }

    String payload() {
        return "x".repeat(bytes);
    }

    /** What sets the modem up. */
    String pace() {
        return "AT^PACE=" + baud + "," + (echo ? 1 : 0) + "," + ackMs + "," + lost;
    }

    /** The least that one message takes: its command, and the six bytes of its OK; with echo, one byte more. */
    double boundNanos() {
        return baud == 0 ? 0 : (command().length() + 6 + (echo ? 1 : 0)) * 1e10 / baud;
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
