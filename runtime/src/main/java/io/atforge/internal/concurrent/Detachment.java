package io.atforge.internal.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Futures for applications: what is hung on them must not run on the session's loop. */
public record Detachment(Executor callbacks, Executor threads) {

    public <T> CompletableFuture<T> detach(CompletableFuture<T> future) {
        CompletableFuture<T> detached = new CompletableFuture<>();
        future.whenComplete((result, error) -> {
            try {
                callbacks.execute(() -> end(detached, result, error));
            } catch (RejectedExecutionException e) {
                // whoever waits for the future must not wait for ever
                threads.execute(() -> end(detached, result, error));
            }
        });
        return detached;
    }

    public static <T> void end(CompletableFuture<T> future, T result, Throwable error) {
        if (error == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(Failures.origin(error));
        }
    }
}
