package io.atforge.internal.monitoring;

import io.atforge.AtForgeException;
import io.atforge.session.Health;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How far a session has come, since when, and why; tells the log, the counters and the listeners of each change. Changes
 * on the session's loop; any thread may look.
 */
public final class SessionStatus {

    /** {@code onTheWay} is since when it has been trying to get online, over all states and tries. */
    private record Moment(SessionState state, long since, Optional<Long> onTheWay, Optional<String> cause) {}

    private final LongSupplier nanoTime;
    private final SessionLog log;
    private final Counters counters;
    private final Consumer<SessionEvent> events;
    private volatile Moment now;

    public SessionStatus(LongSupplier nanoTime, SessionLog log, Counters counters, Consumer<SessionEvent> events) {
        this.nanoTime = nanoTime;
        this.log = log;
        this.counters = counters;
        this.events = events;
        this.now = new Moment(SessionState.OFFLINE, nanoTime.getAsLong(), Optional.empty(), Optional.empty());
    }

    public SessionState state() {
        return now.state();
    }

    /** Goes on to another state, and tells of it; a session that is closed stays so. */
    public void enter(SessionState next, Optional<AtForgeException> cause) {
        SessionState previous = state();
        if (previous == SessionState.CLOSED || previous == next) {
            return;
        }
        switch (next) {
            case ONLINE -> log.online(onTheWay());
            case CLOSED -> log.closed();
            default -> log.reached(next);
        }
        change(next, cause.map(Throwable::getMessage));
        counters.state(previous, next, cause);
        events.accept(new StateChange(previous, next, cause));
    }

    private void change(SessionState next, Optional<String> cause) {
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
    private Optional<Duration> onTheWay() {
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
