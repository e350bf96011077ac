package io.atforge.testkit.modem;

import io.atforge.testkit.time.Scheduler;
import java.time.Duration;

/** The modem's work on its scheduler. What one task asks for is done within it, so that it happens at once. */
final class ModemTasks {

    private final Scheduler scheduler;
    private volatile Thread working;

    ModemTasks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Does it at once within a task of the modem, else as a task of its own. */
    void run(Runnable task) {
        if (Thread.currentThread() == working) {
            task.run();
        } else {
            runLater(task);
        }
    }

    /** Does it as a task of its own. */
    void runLater(Runnable task) {
        scheduler.execute(() -> {
            working = Thread.currentThread();
            try {
                task.run();
            } finally {
                working = null;
            }
        });
    }

    Scheduler.Timer schedule(Duration delay, Runnable task) {
        return scheduler.schedule(delay, () -> run(task));
    }
}
