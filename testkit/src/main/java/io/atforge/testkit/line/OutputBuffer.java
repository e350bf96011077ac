package io.atforge.testkit.line;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes on their way from the modem to a host that may not read. What does not fit is dropped, as on a serial line
 * without flow control.
 */
final class OutputBuffer {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Deque<ByteBuffer> chunks = new ArrayDeque<>();
    private int size;

    synchronized void add(byte[] bytes) {
        if (size + bytes.length <= MAX_BYTES) {
            chunks.add(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
            size += bytes.length;
        }
    }

    synchronized boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** The first chunk; empty if there is none. The caller reads from it and then calls {@link #taken}. */
    synchronized ByteBuffer first() {
        return chunks.isEmpty() ? ByteBuffer.allocate(0) : chunks.getFirst();
    }

    synchronized void taken(int count) {
        size -= count;
        if (!chunks.isEmpty() && !chunks.getFirst().hasRemaining()) {
            chunks.removeFirst();
        }
    }

    synchronized void clear() {
        chunks.clear();
        size = 0;
    }
}
