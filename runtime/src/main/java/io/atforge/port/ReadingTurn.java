package io.atforge.port;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to read. The port's own thread reads, as lines come unasked; but a caller that asks one thing after
 * the other reads the answers itself. To wake a thread for each takes longer than all else that is done for it.
 */
final class ReadingTurn {

    /** Who asks again so soon does so in a loop. */
    private static final long AGAIN_WITHIN = TimeUnit.MILLISECONDS.toNanos(1);

    /** How often the port's thread looks whether a caller still reads: so long may a line lie unread when none does. */
    private static final long LOOKS_EACH = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier nanoClock;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile Thread owner;
    private volatile Future<?> asked;
    private volatile boolean inALoop;
    private volatile long lastAnswer;
    private volatile boolean taken;
    private volatile boolean recalled;

    ReadingTurn(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.lastAnswer = nanoClock.getAsLong() - AGAIN_WITHIN;
    }

    // ---- the port's own thread

    /** The calling thread is the port's own, and has the turn. */
    void begin() {
        owner = Thread.currentThread();
        turn.lock();
    }

    /** Whether the one caller that there is has its answer, and will ask again. */
    boolean isAwaited() {
        return inALoop && callers.get() == 1 && asked.isDone();
    }

    /** Leaves the turn to callers, for as long as one after the other takes it. */
    void standAside() {
        recalled = false;
        turn.unlock();
        long wait = AGAIN_WITHIN;
        do {
            taken = false;
            LockSupport.parkNanos(this, wait);
            wait = LOOKS_EACH;
        } while (!recalled && (turn.isLocked() || taken));
        turn.lock();
    }

    // ---- callers

    /** A caller waits for an answer: whether it has the turn. If so, it gives it back; in any case it says when it ends. */
    boolean enter(Future<?> answer) {
        inALoop = nanoClock.getAsLong() - lastAnswer < AGAIN_WITHIN;
        asked = answer;
        callers.incrementAndGet();
        return !answer.isDone() && turn.tryLock();
    }

    /** The caller reads no more. Another may have come meanwhile, and waits. */
    void giveBack(boolean ended) {
        taken = true;
        turn.unlock();
        if (ended || callers.get() > 1) {
            recalled = true;
            LockSupport.unpark(owner);
        }
    }

    /** The caller waits no more. */
    void leave() {
        callers.decrementAndGet();
        lastAnswer = nanoClock.getAsLong();
    }
}
