package io.atforge.bench.link;

import java.util.PriorityQueue;

/**
 * A serial line, 8N1, both ways at once: when the bytes that a client wrote have arrived, and when the bytes of an answer
 * have. A byte takes ten bits. A line without a rate takes no time.
 */
final class PacedLine {

    /** Bytes for the client, and from when on they can go out, in nanoseconds. */
    private record Said(long from, long number, byte[] bytes) implements Comparable<Said> {

        @Override
        public int compareTo(Said other) {
            return from == other.from ? Long.compare(number, other.number) : Long.compare(from, other.from);
        }
    }

    /** What is said later may be ready to go sooner: an OK before the PUBACK of the message before. */
    private final PriorityQueue<Said> waiting = new PriorityQueue<>();

    private long byteNanos;
    private long inFree;
    private long outFree;
    private long number;

    /** Bits per second; 0 for no limit. */
    void rate(int baud) {
        byteNanos = baud == 0 ? 0 : 10_000_000_000L / baud;
    }

    /** The client wrote; returns when the first byte begins to arrive. */
    long begins(long now) {
        return Math.max(inFree, now);
    }

    /** The n-th byte after {@code begins} has arrived. */
    long arrives(long begins, int n) {
        return begins + n * byteNanos;
    }

    /** All that the client wrote has arrived. */
    void arrived(long at) {
        inFree = at;
    }

    /** Sends bytes that exist from a moment on. */
    void send(long from, byte[] bytes) {
        waiting.add(new Said(from, number++, bytes));
    }

    /** Echoes bytes that have arrived one after the other, the last of them now: each goes out as the next comes in. */
    void echo(long from, byte[] bytes) {
        send(from - (bytes.length - 1) * byteNanos, bytes);
    }

    /** When the next bytes are through; {@link Long#MAX_VALUE} if there are none. */
    long next() {
        Said first = waiting.peek();
        return first == null ? Long.MAX_VALUE : Math.max(outFree, first.from()) + first.bytes().length * byteNanos;
    }

    byte[] take() {
        outFree = next();
        return waiting.remove().bytes();
    }
}
