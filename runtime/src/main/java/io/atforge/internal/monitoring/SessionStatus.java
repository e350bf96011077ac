package io.atforge.internal.monitoring;

import io.atforge.session.Health;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How far a session has come, since when, and why. Changes on the session's loop; any thread may look. */
public final class SessionStatus {

    /** {@code onTheWay} is since when it has been trying to get online, over all states and tries. */
    private record Moment(SessionState state, long since, Optional<Long> onTheWay, Optional<String> cause) {}

    private final LongSupplier nanoTime;
    private volatile Moment now;

    public SessionStatus(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.now = new Moment(SessionState.OFFLINE, nanoTime.getAsLong(), Optional.empty(), Optional.empty());
    }

    public SessionState state() {
        return now.state();
    }

    public void enter(SessionState next, Optional<String> cause) {
        long time = nanoTime.getAsLong();
        boolean onTheWay = switch (next) {
            case OFFLINE, ONLINE, CLOSED -> false;
            default -> true;
        };
        now = new Moment(
                next,
                time,
                onTheWay ? now.onTheWay().or(() -> Optional.of(time)) : Optional.empty(),
                cause.or(now::cause));
    }

    /** For how long it has been trying to get online; empty if it does not try. */
    public Optional<Duration> onTheWay() {
        return now.onTheWay().map(since -> Duration.ofNanos(nanoTime.getAsLong() - since));
    }

    public Duration inState() {
        return Duration.ofNanos(nanoTime.getAsLong() - now.since());
    }

    public Health health(
            Duration downAfter, Optional<Duration> sinceTraffic, int queued, Optional<Health.Stored> outbox) {
        Moment seen = now;
        long time = nanoTime.getAsLong();
        return Health.of(
                seen.state(),
                Duration.ofNanos(time - seen.since()),
                seen.onTheWay().map(since -> Duration.ofNanos(time - since)),
                downAfter,
                seen.cause(),
                sinceTraffic,
                queued,
                outbox);
    }
}
