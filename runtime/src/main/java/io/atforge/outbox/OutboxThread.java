package io.atforge.outbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The thread that works on an outbox's file. An interrupt closes the channel of the thread it hits
 * (java.nio.channels.InterruptibleChannel), and MVStore does not open it again; so the file has a thread that nobody can
 * interrupt.
 */
final class OutboxThread {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread worker = new Thread(work, "atforge-outbox");
        worker.setDaemon(true);
        return worker;
    });

    /**
     * Runs the work on the thread; {@code join}, unlike {@code get}, waits through an interrupt and keeps it.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the thread has ended
     */
    <T> T call(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException below) {
                throw below;
            }
            if (e.getCause() instanceof Error below) {
                throw below;
            }
            throw e;
        }
    }

    /** Ends the thread after the work that it has. */
    void end() {
        thread.shutdown();
    }
}
