package io.atforge.session;

import io.atforge.InvalidArgumentException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a session comes back after trouble. It starts at the rung that fits the trouble, goes on to the next when the
 * rung's tries are used up, and from the last back to the first that fits. A connection that held for a minute starts
 * the ladder, and the back-off, anew.
 *
 * <p>A missing port is no matter of the ladder: it is looked for once a second. A device that the platform refused, or
 * that another client signs in as, is not helped by any rung: the session waits as {@code holdDown} says and tries the
 * same again.
 *
 * @param rungs             the rungs in their order; none: the session does not come back by itself
 * @param backoff           the waits between tries
 * @param holdDown          the waits after a refusal, or when another client signs in as this device
 * @param connectsPerMinute the most connections in any minute; the platform allows a device 5
 */
public record RecoveryLadder(List<Rung> rungs, Backoff backoff, Backoff holdDown, int connectsPerMinute) {

    private static final int PLATFORM_CONNECTS_PER_MINUTE = 5;

    /**
     * A recovery action, and how often it is tried.
     *
     * @param action what is done
     * @param tries  1 or more
     */
    public record Rung(RecoveryAction action, int tries) {

        /** Checks the values. */
        public Rung {
            Objects.requireNonNull(action);
            if (tries < 1) {
                throw new InvalidArgumentException("a rung is tried at least once; " + action + " has " + tries);
            }
        }
    }

    /** Copies the rungs and checks the values. */
    public RecoveryLadder {
        rungs = List.copyOf(rungs);
        Objects.requireNonNull(backoff);
        Objects.requireNonNull(holdDown);
        if (connectsPerMinute < 1 || connectsPerMinute > PLATFORM_CONNECTS_PER_MINUTE) {
            throw new InvalidArgumentException("the platform allows a device 1 to " + PLATFORM_CONNECTS_PER_MINUTE
                    + " connections a minute, not " + connectsPerMinute);
        }
    }

    /**
     * The ladder of a session that is told nothing else: the vendor's order, at first after a second, at last every five
     * minutes; after a refusal after two minutes, at last every hour.
     *
     * @return the ladder
     */
    public static RecoveryLadder standard() {
        return new RecoveryLadder(
                List.of(
                        new Rung(RecoveryAction.RESYNC, 1),
                        new Rung(RecoveryAction.RECONNECT, 3),
                        new Rung(RecoveryAction.REATTACH, 2),
                        new Rung(RecoveryAction.RADIO, 2),
                        new Rung(RecoveryAction.RESET, 2),
                        new Rung(RecoveryAction.REOPEN, 2),
                        new Rung(RecoveryAction.POWER, 1)),
                Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                Backoff.exponential(Duration.ofMinutes(2), Duration.ofHours(1)),
                PLATFORM_CONNECTS_PER_MINUTE);
    }

    /**
     * No ladder: after trouble the session is offline until {@code connect()} is called.
     *
     * @return the ladder without rungs
     */
    public static RecoveryLadder none() {
        RecoveryLadder standard = standard();
        return new RecoveryLadder(List.of(), standard.backoff(), standard.holdDown(), standard.connectsPerMinute());
    }

    /**
     * The same, with other rungs.
     *
     * @param rungs the rungs in their order
     * @return the other ladder
     */
    public RecoveryLadder withRungs(Rung... rungs) {
        return new RecoveryLadder(List.of(rungs), backoff, holdDown, connectsPerMinute);
    }

    /**
     * The same but for one thing.
     *
     * @param backoff the waits between tries
     * @return the other ladder
     */
    public RecoveryLadder withBackoff(Backoff backoff) {
        return new RecoveryLadder(rungs, backoff, holdDown, connectsPerMinute);
    }

    /**
     * The same but for one thing.
     *
     * @param holdDown the waits after a refusal, or when another client signs in as this device
     * @return the other ladder
     */
    public RecoveryLadder withHoldDown(Backoff holdDown) {
        return new RecoveryLadder(rungs, backoff, holdDown, connectsPerMinute);
    }

    /**
     * The same but for one thing.
     *
     * @param connectsPerMinute the most connections in any minute, 1 to 5
     * @return the other ladder
     */
    public RecoveryLadder withConnectsPerMinute(int connectsPerMinute) {
        return new RecoveryLadder(rungs, backoff, holdDown, connectsPerMinute);
    }
}
