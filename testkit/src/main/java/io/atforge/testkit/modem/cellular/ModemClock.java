package io.atforge.testkit.modem.cellular;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The modem's calendar clock: right, until it is set. */
public final class ModemClock extends Clock {

    private final Clock right;
    private volatile Duration ahead = Duration.ZERO;

    /**
     * Makes a clock that is right.
     *
     * @param right what is right
     */
    public ModemClock(Clock right) {
        this.right = right;
    }

    /** Sets it to another time. */
    public void set(Instant time) {
        ahead = Duration.between(right.instant(), time);
    }

    /** Sets it right. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    /** A view in another zone, which stands still when this one is set: nobody asks a modem for one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(right.withZone(zone), ahead);
    }
}
