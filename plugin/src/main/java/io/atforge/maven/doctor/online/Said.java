package io.atforge.maven.doctor.online;

import io.atforge.trace.TraceEntry;
import java.util.ArrayDeque;
import java.util.List;

/** What was said last on the way online: enough to tell why it ended. Of any thread. */
final class Said {

    /** Longer than any way; what babbles must not fill the memory. */
    static final int MOST = 5_000;

    private final ArrayDeque<TraceEntry> last = new ArrayDeque<>();
    private int count;

    synchronized void add(TraceEntry entry) {
        if (last.size() == MOST) {
            last.removeFirst();
        }
        last.add(entry);
        count++;
    }

    /** How much was said. */
    synchronized int count() {
        return count;
    }

    /** What was said since there was so much, as far as it is known yet. */
    synchronized List<TraceEntry> since(int entries) {
        return last.stream().skip(Math.max(0, last.size() - (count - entries))).toList();
    }
}
