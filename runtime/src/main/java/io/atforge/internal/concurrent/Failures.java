package io.atforge.internal.concurrent;

import io.atforge.AtForgeException;
import io.atforge.CallInterruptedException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Brings the failures of futures back to what failed. */
public final class Failures {

    /** Waits for a future, as {@link Future#get()} does. */
    @FunctionalInterface
    public interface Waiting {
        void await(Future<?> future) throws InterruptedException, ExecutionException;
    }

    private Failures() {}

    /** What failed, without what futures wrap around it. */
    public static Throwable origin(Throwable error) {
        Throwable origin = error;
        while ((origin instanceof CompletionException || origin instanceof ExecutionException)
                && origin.getCause() != null) {
            origin = origin.getCause();
        }
        return origin;
    }

    /** The failure, if it is of a kind that this library throws; an application's own provider may throw others. */
    public static Optional<AtForgeException> known(Throwable error) {
        return origin(error) instanceof AtForgeException known ? Optional.of(known) : Optional.empty();
    }

    public static <T> T await(CompletableFuture<T> future, String operation) {
        return await(future, Future::get, operation);
    }

    /** Waits for a future in a way of one's own. */
    public static <T> T await(CompletableFuture<T> future, Waiting waiting, String operation) {
        try {
            waiting.await(future);
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for " + operation + "; it goes on");
        } catch (ExecutionException e) {
            Throwable origin = origin(e);
            // it was thrown on the session's own thread: show where the caller was
            origin.addSuppressed(new Exception(operation + " was called here"));
            if (origin instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(operation + " failed", origin);
        }
    }
}
