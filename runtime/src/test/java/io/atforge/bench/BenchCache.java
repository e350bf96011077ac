package io.atforge.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** The four slots in which the bench's modem keeps messages for a read-out; the newest takes the place of the oldest. */
final class BenchCache {

    private static final int SLOTS = 4;

    private final Deque<String> kept = new ArrayDeque<>();
    private int next;

    /** Keeps a message, and tells what announces it. */
    String keep(String message) {
        if (kept.size() == SLOTS) {
            kept.remove();
        }
        kept.add(message);
        return "\r\n+MSUB: " + next++ % SLOTS + "\r\n";
    }

    /** All messages, which it no longer keeps. */
    String readOut() {
        String all = String.join("", kept);
        kept.clear();
        next = 0;
        return all;
    }
}
