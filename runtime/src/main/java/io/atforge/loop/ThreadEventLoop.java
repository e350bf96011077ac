package io.atforge.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop with one daemon thread of its own, for timers and for what blocks. What is dispatched runs on the thread that
 * brings it, unless the loop is at work: to wake another thread takes 50 to 100 µs where a core has to wake, too.
 */
public final class ThreadEventLoop implements EventLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadEventLoop.class);

    /** Whoever brings one task does not have to run those of all others for ever. */
    private static final int MOST_IN_PLACE = 256;

    private final ScheduledThreadPoolExecutor own;

    /** Guarded by itself, as are the next two; hardly ever contended, and cheap where the code is yet to be compiled. */
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    /** Somebody runs the tasks, or is about to. */
    private boolean running;

    private boolean closed;

    // These two belong to the thread that runs the tasks.
    private boolean mayBlock;
    private Runnable blocking;

    /**
     * Starts the loop.
     *
     * @param name the thread's name
     */
    public ThreadEventLoop(String name) {
        own = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        own.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        if (add(task)) {
            onOwnThread();
        }
    }

    @Override
    public void dispatch(Runnable task) {
        if (add(task)) {
            // a write must not end as the application interrupts its own thread
            boolean interrupted = Thread.interrupted();
            try {
                run(false, MOST_IN_PLACE);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public void block(Runnable task) {
        if (mayBlock) {
            task.run();
        } else {
            Runnable before = blocking;
            blocking = before == null
                    ? task
                    : () -> {
                        before.run();
                        task.run();
                    };
        }
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(task);
        Future<?> scheduled = own.schedule(() -> execute(due), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            due.cancelled = true;
            scheduled.cancel(false);
        };
    }

    /** It may wait for the loop when it is taken back. */
    private static final class Due implements Runnable {

        private final Runnable task;
        private boolean cancelled;

        Due(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }

    @Override
    public void close() {
        synchronized (tasks) {
            closed = true;
        }
        own.shutdown();
        for (Runnable task : own.getQueue()) {
            if (task instanceof ScheduledFuture<?> timer && timer.getDelay(TimeUnit.NANOSECONDS) > 0) {
                timer.cancel(false);
            }
        }
    }

    /** Whether the caller has to see to it that the tasks run. */
    private boolean add(Runnable task) {
        synchronized (tasks) {
            if (closed) {
                throw new RejectedExecutionException("the loop has ended");
            }
            tasks.add(task);
            boolean isIdle = !running;
            running = true;
            return isIdle;
        }
    }

    private void onOwnThread() {
        try {
            own.execute(() -> run(true, Integer.MAX_VALUE));
        } catch (RejectedExecutionException e) {
            // closed meanwhile: what is due runs all the same
            run(true, Integer.MAX_VALUE);
        }
    }

    private void run(boolean isOwn, int most) {
        mayBlock = isOwn;
        for (int ran = 0; ; ran++) {
            if (blocking != null) {
                if (!isOwn) {
                    onOwnThread();
                    return;
                }
                Runnable first = blocking;
                blocking = null;
                guard(first);
            }
            if (ran >= most) {
                onOwnThread();
                return;
            }
            Runnable task = next();
            if (task == null) {
                return;
            }
            guard(task);
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }

    /** A bug in one task must neither end the loop nor stay unseen in a future that nobody asks. */
    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a task failed", e);
        }
    }
}
