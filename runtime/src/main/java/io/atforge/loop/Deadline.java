package io.atforge.loop;

import java.time.Duration;

/**
 * One deadline that is set again and again, and seldom missed. Its timer is left to ring too early rather than made anew
 * each time: a timer costs a lock, and may wake a thread. Lives on its loop.
 */
public final class Deadline {

    private static final Runnable NOTHING = () -> {};

    private final EventLoop loop;
    private EventLoop.Timer timer = () -> {};
    private boolean armed;
    private long ringsAt;
    private long dueAt;
    private Runnable missed = NOTHING;

    /**
     * A deadline that is not set.
     *
     * @param loop where it rings
     */
    public Deadline(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Sets the deadline, instead of the one that was set.
     *
     * @param within how long from now
     * @param missed runs when the time is over
     */
    public void set(Duration within, Runnable missed) {
        this.missed = missed;
        dueAt = loop.nanoTime() + within.toNanos();
        if (!armed || dueAt - ringsAt < 0) {
            timer.cancel();
            arm(within);
        }
    }

    /**
     * Sets the deadline, unless it is set and sooner.
     *
     * @param within how long from now
     * @param missed runs when the time is over
     */
    public void setEarlier(Duration within, Runnable missed) {
        if (this.missed == NOTHING || loop.nanoTime() + within.toNanos() - dueAt < 0) {
            set(within, missed);
        }
    }

    /** Takes it back. */
    public void cancel() {
        missed = NOTHING;
    }

    private void arm(Duration within) {
        armed = true;
        ringsAt = dueAt;
        timer = loop.after(within, this::rings);
    }

    private void rings() {
        armed = false;
        if (missed == NOTHING) {
            return;
        }
        long left = dueAt - loop.nanoTime();
        if (left > 0) {
            arm(Duration.ofNanos(left));
        } else {
            Runnable now = missed;
            missed = NOTHING;
            now.run();
        }
    }
}
