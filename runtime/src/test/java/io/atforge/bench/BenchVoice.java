package io.atforge.bench;

import io.atforge.testing.ManualLoop;
import java.time.Duration;

/** What the bench's modem says: a while after it was asked, and never after it went down. */
final class BenchVoice {

    static final Duration ANSWERS = Duration.ofMillis(5);
    static final Duration NETWORK = Duration.ofMillis(50);
    static final String OK = "\r\nOK\r\n";
    static final String NOT_ALLOWED = "\r\n+CME ERROR: 3\r\n";

    private final ManualLoop loop;
    private final BenchPort port;
    private int restarts;
    private boolean up = true;

    BenchVoice(ManualLoop loop, BenchPort port) {
        this.loop = loop;
        this.port = port;
    }

    /** The answer to a command. */
    void say(String text) {
        after(ANSWERS, text, () -> {});
    }

    /** What the network has an answer to, and what is different then. */
    void later(String text, Runnable change) {
        after(NETWORK, text, change);
    }

    private void after(Duration delay, String text, Runnable change) {
        int since = restarts;
        loop.after(delay, () -> {
            if (since == restarts && up) {
                port.receive(text);
                change.run();
            }
        });
    }

    void down() {
        restarts++;
        up = false;
    }

    void up() {
        up = true;
    }

    boolean isUp() {
        return up;
    }

    int restarts() {
        return restarts;
    }
}
