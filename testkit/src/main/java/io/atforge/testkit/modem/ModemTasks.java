package io.atforge.testkit.modem;

import io.atforge.testkit.time.Scheduler;
import java.time.Duration;

/** Runs the modem's tasks on its scheduler. A task that is asked for within another one runs at once. */
final class ModemTasks {

    private final Scheduler scheduler;
    private volatile Thread working;

    ModemTasks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Runs a task at once if the caller is a task of the modem, else as a task of its own. */
    void run(Runnable task) {
        if (Thread.currentThread() == working) {
            task.run();
        } else {
            runLater(task);
        }
    }

    /** Runs a task as one of its own. */
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
