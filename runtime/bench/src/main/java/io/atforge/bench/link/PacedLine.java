package io.atforge.bench.link;

import java.util.PriorityQueue;

/**
 * A serial line, 8N1, both ways at once: when the bytes that a client wrote have arrived, and when the bytes of an answer
 * have. A byte takes ten bits. A line without a rate takes no time.
 */
final class PacedLine {

    /** Bytes for the client, and when the last of them is through, in nanoseconds. */
    record Due(long at, long number, byte[] bytes) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Due> due = new PriorityQueue<>();
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
        outFree = Math.max(outFree, from) + bytes.length * byteNanos;
        due.add(new Due(outFree, number++, bytes));
    }

    /** Echoes bytes that have arrived one after the other, the last of them now: each goes out as the next comes in. */
    void echo(long from, byte[] bytes) {
        outFree = Math.max(outFree, from - (bytes.length - 1) * byteNanos) + bytes.length * byteNanos;
        due.add(new Due(outFree, number++, bytes));
    }

    /** When the next bytes are through; {@link Long#MAX_VALUE} if none are on their way. */
    long next() {
        return due.isEmpty() ? Long.MAX_VALUE : due.element().at();
    }

    byte[] take() {
        return due.remove().bytes();
    }
}
