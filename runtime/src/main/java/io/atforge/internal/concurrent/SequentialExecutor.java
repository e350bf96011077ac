package io.atforge.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the application's callbacks one after the other, in order, on threads of another executor. Bounded: a callback
 * that does not return costs no more memory than this.
 */
public final class SequentialExecutor<T extends Runnable> {

    private static final Logger LOG = LoggerFactory.getLogger(SequentialExecutor.class);

    private final Supplier<String> name;
    private final Executor threads;
    private final Queue<T> tasks = new ArrayDeque<>();
    private boolean running;
    private boolean rejected;

    public SequentialExecutor(Supplier<String> name, Executor threads) {
        this.name = name;
        this.threads = threads;
    }

    /** Takes a task, unless there are already so many. */
    public boolean offer(T task, int capacity) {
        return add(task, capacity);
    }

    /** Takes back the task that waits longest. */
    public Optional<T> takeOldest() {
        synchronized (tasks) {
            return Optional.ofNullable(tasks.poll());
        }
    }

    /** Takes a task in any case: for the few that must not be lost. */
    public void execute(T task) {
        add(task, Integer.MAX_VALUE);
    }

    private boolean add(T task, int limit) {
        synchronized (tasks) {
            if (tasks.size() >= limit) {
                return false;
            }
            tasks.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            rejected(e);
        }
        return true;
    }

    /** The next one tries again. It is told of once, until the executor takes one. */
    private void rejected(RejectedExecutionException cause) {
        boolean known;
        synchronized (tasks) {
            running = false;
            known = rejected;
            rejected = true;
        }
        if (!known) {
            LOG.error("{}: the executor for the application's callbacks takes none", name.get(), cause);
        }
    }

    private void run() {
        synchronized (tasks) {
            rejected = false;
        }
        for (T task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // an assertion of a test, too, must not end all callbacks
                LOG.error("{}: a callback of the application failed", name.get(), e);
            }
        }
    }

    private T next() {
        synchronized (tasks) {
            T task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
