package io.atforge.testkit.platform.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What happened, in order. Safe for any thread.
 *
 * @param <T> what is recorded
 */
public final class Journal<T> {

    private final List<T> entries = new ArrayList<>();

    /** Creates an empty journal. */
    public Journal() {}

    /**
     * Records an entry.
     *
     * @param entry the entry
     */
    public synchronized void add(T entry) {
        entries.add(entry);
        notifyAll();
    }

    /**
     * Records an entry that something comes of. Who sees what has come of it sees the entry, and the other way round.
     *
     * @param entry the entry
     * @param taker does what is to be done; must not wait for anybody who reads here
     */
    public synchronized void add(T entry, Consumer<? super T> taker) {
        try {
            taker.accept(entry);
        } finally {
            add(entry);
        }
    }

    /**
     * All entries so far.
     *
     * @return a copy, oldest first
     */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    /** Forgets all entries. */
    public synchronized void clear() {
        entries.clear();
    }

    /**
     * Waits for an entry; one that is there already counts.
     *
     * @param wanted  which
     * @param timeout how long to wait
     * @return the first that fits
     * @throws TimeoutException     if none came in time; the message lists those that are there
     * @throws InterruptedException if the thread was interrupted
     */
    public synchronized T await(Predicate<? super T> wanted, Duration timeout)
            throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            for (T entry : entries) {
                if (wanted.test(entry)) {
                    return entry;
                }
            }
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new TimeoutException("not within " + timeout + "; seen so far: " + entries);
            }
            wait(millis);
        }
    }
}
