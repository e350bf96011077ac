package io.atforge.testkit.platform.state;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What happened, in order. Safe for any thread.
 *
 * @param <T> what is recorded
 */
public final class Journal<T> {

    private final Deque<T> entries = new ArrayDeque<>();
    private final int most;
    private final long mostBytes;
    private final ToIntFunction<? super T> size;
    private long bytes;
    private long count;

    /** Creates an empty journal that keeps everything. */
    public Journal() {
        this(Integer.MAX_VALUE);
    }

    /**
     * Creates an empty journal that keeps the last entries.
     *
     * @param most how many, at least 1
     */
    public Journal(int most) {
        this(most, Long.MAX_VALUE, entry -> 0);
    }

    /**
     * Creates an empty journal that keeps the last entries, but not too much of them.
     *
     * @param most      how many, at least 1
     * @param mostBytes how large all of them together may be; the last one is kept in any case
     * @param size      how large one is
     */
    public Journal(int most, long mostBytes, ToIntFunction<? super T> size) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.size = size;
    }

    /**
     * Records an entry.
     *
     * @param entry the entry
     */
    public synchronized void add(T entry) {
        entries.add(entry);
        count++;
        bytes += size.applyAsInt(entry);
        while (entries.size() > most || bytes > mostBytes && entries.size() > 1) {
            bytes -= size.applyAsInt(entries.removeFirst());
        }
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
     * How many entries there were, kept or not.
     *
     * @return as many as were added since it was cleared
     */
    public synchronized long count() {
        return count;
    }

    /**
     * All entries that are kept.
     *
     * @return a copy, oldest first
     */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    /** Forgets all entries. */
    public synchronized void clear() {
        entries.clear();
        bytes = 0;
        count = 0;
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
