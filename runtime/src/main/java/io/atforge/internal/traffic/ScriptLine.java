package io.atforge.internal.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Lets one message after the other be said where that takes several commands: topic, payload and send of two messages,
 * mixed, would bring one's payload to the other's topic. The gate lets them out one by one, but not those that pass it
 * by. Lives on the session's loop.
 */
final class ScriptLine {

    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private boolean isTaken;

    /**
     * Begins when no other is on the line.
     *
     * @param script begins; it is given what to run when it has left the line, once or more often
     */
    void enter(Consumer<Runnable> script) {
        if (isTaken) {
            waiting.add(script);
        } else {
            begin(script);
        }
    }

    private void begin(Consumer<Runnable> script) {
        isTaken = true;
        boolean[] hasLeft = {false};
        script.accept(() -> {
            if (!hasLeft[0]) {
                hasLeft[0] = true;
                isTaken = false;
                next();
            }
        });
    }

    private void next() {
        if (!isTaken && !waiting.isEmpty()) {
            begin(waiting.remove());
        }
    }
}
