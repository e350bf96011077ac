package io.atforge.at;

import io.atforge.loop.EventLoop;
import java.time.Duration;

/** The pause that some modems need after a command before they take the next. */
final class GuardTime {

    private final Duration time;
    private final EventLoop loop;
    private boolean on;

    GuardTime(Duration time, EventLoop loop) {
        this.time = time;
        this.loop = loop;
    }

    boolean isOn() {
        return on;
    }

    void start(Runnable over) {
        if (!time.isZero()) {
            on = true;
            loop.after(time, () -> {
                on = false;
                over.run();
            });
        }
    }
}
