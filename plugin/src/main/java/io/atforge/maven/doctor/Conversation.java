package io.atforge.maven.doctor;

import io.atforge.maven.doctor.report.PlainText;
import io.atforge.trace.TraceEntry;
import java.util.ArrayList;
import java.util.List;

/** What was said over the wire, to be shown. Of any thread. */
final class Conversation {

    /** What babbles must not fill the memory, or a page that nobody can open. */
    static final int MOST_LINES = 5_000;

    private final List<String> lines = new ArrayList<>();
    private int left;

    synchronized void say(TraceEntry entry) {
        if (lines.size() < MOST_LINES) {
            lines.add(PlainText.of(entry.toString()));
        } else {
            left++;
        }
    }

    /** What is told of the conversation itself, and always is. */
    synchronized void note(String what) {
        lines.add("(" + what + ")");
    }

    synchronized List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (left > 0) {
            all.add("(" + left + " lines more were said)");
        }
        return List.copyOf(all);
    }
}
