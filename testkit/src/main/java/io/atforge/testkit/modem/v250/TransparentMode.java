package io.atforge.testkit.modem.v250;

import io.atforge.testkit.time.Scheduler;
import java.time.Duration;

/**
 * Transparent mode: all that the host sends is data, until it sends {@code +++} between two pauses of a second. That is
 * Hayes' escape; the vendor's pages at hand name none.
 */
public final class TransparentMode {

    private static final int PLUSES = 3;
    private static final Duration GUARD = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final Runnable leave;
    private Scheduler.Timer pause;
    private boolean quiet;
    private int pluses;

    public TransparentMode(Scheduler scheduler, Runnable leave) {
        this.scheduler = scheduler;
        this.leave = leave;
        this.pause = scheduler.schedule(GUARD, this::pause);
    }

    public void accept(char c) {
        pause.cancel();
        boolean counts = c == '+' && (quiet || pluses > 0);
        pluses = counts ? pluses + 1 : 0;
        quiet = false;
        pause = scheduler.schedule(GUARD, this::pause);
    }

    private void pause() {
        if (pluses == PLUSES) {
            leave.run();
        }
        pluses = 0;
        quiet = true;
    }

    public void cancel() {
        pause.cancel();
    }
}
