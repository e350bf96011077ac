package io.atforge.internal.monitoring;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Counts what happens in a session, and writes it to a flight recording if somebody makes one. The session's loop
 * counts; any thread may take a snapshot, so there is a lock, which is next to never contended.
 */
public final class Counters {

    private final LongSupplier nanoTime;
    private final int queueLimit;
    private final Supplier<String> deviceName;
    private final String portName;
    private Optional<FlightEvents> flight = Optional.empty();

    private final Map<DisconnectReason, Long> reconnects = zeros(DisconnectReason.class);
    private final Map<DisconnectReason, Long> disconnects = zeros(DisconnectReason.class);
    private final Map<PublishResult.Outcome, Long> published = zeros(PublishResult.Outcome.class);
    private final Map<String, Long> recoveryActions = new HashMap<>();
    private final LatencyHistogram commandLatency = new LatencyHistogram();
    private final LatencyHistogram publishLatency = new LatencyHistogram();
    private long connects;
    private long commands;
    private long commandErrors;
    private long commandTimeouts;
    private long resyncs;
    private int queued;
    private long rejected;
    private long displaced;
    private long expired;
    private long heldBack;
    private long received;
    private long receivedBytes;
    private long receivedDropped;
    private long receivedUnclaimed;
    private long discardedBytes;
    private long unsolicited;
    private long outboxesSetAside;
    private long onlineNanos;
    private Optional<Long> onlineAt = Optional.empty();
    private Optional<DisconnectReason> firstReasonSinceOnline = Optional.empty();
    private Optional<DisconnectReason> lastDisconnect = Optional.empty();

    /**
     * Creates counters that are all zero.
     *
     * @param nanoTime   a monotonic clock, in nanoseconds
     * @param deviceName the device, for flight recordings
     * @param portName   the port, for flight recordings
     * @param queueLimit how many messages the queue holds
     */
    public Counters(LongSupplier nanoTime, Supplier<String> deviceName, String portName, int queueLimit) {
        this.nanoTime = nanoTime;
        this.queueLimit = queueLimit;
        this.deviceName = deviceName;
        this.portName = portName;
    }

    private static <K extends Enum<K>> Map<K, Long> zeros(Class<K> keys) {
        Map<K, Long> zeros = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            zeros.put(key, 0L);
        }
        return zeros;
    }

    // ---- the wire

    /** A command that was sent has ended. Of the summary, a recording gets the command's name, and no argument. */
    public void command(String summary, Duration took, Optional<AtForgeException> failure, boolean refused) {
        boolean timedOut = failure.filter(AtTimeoutException.class::isInstance).isPresent();
        synchronized (this) {
            commands++;
            commandErrors += refused ? 1 : 0;
            commandTimeouts += timedOut ? 1 : 0;
            commandLatency.record(took);
        }
        flight().ifPresent(events -> events.command(summary, took, outcome(failure.isPresent(), timedOut, refused)));
    }

    private static String outcome(boolean failed, boolean timedOut, boolean refused) {
        if (timedOut) {
            return "TIMEOUT";
        }
        if (failed) {
            return "ABORTED";
        }
        return refused ? "REFUSED" : "DONE";
    }

    public synchronized void resynced() {
        resyncs++;
    }

    public synchronized void discarded(long bytes) {
        discardedBytes += bytes;
    }

    public synchronized void unsolicited() {
        unsolicited++;
    }

    // ---- the connection

    public void state(SessionState previous, SessionState current, Optional<AtForgeException> cause) {
        synchronized (this) {
            if (current == SessionState.ONLINE) {
                cameOnline();
            } else {
                onlineAt.ifPresent(since -> onlineNanos += nanoTime.getAsLong() - since);
                onlineAt = Optional.empty();
            }
        }
        flight().ifPresent(events -> events.stateChange(previous, current, cause));
    }

    private void cameOnline() {
        if (connects > 0) {
            firstReasonSinceOnline.ifPresent(reason -> reconnects.merge(reason, 1L, Long::sum));
        }
        connects++;
        firstReasonSinceOnline = Optional.empty();
        onlineAt = Optional.of(nanoTime.getAsLong());
    }

    /** What ended the connection, or kept it from coming about; told before or after the change of state. */
    public synchronized void disconnected(DisconnectReason reason) {
        disconnects.merge(reason, 1L, Long::sum);
        lastDisconnect = Optional.of(reason);
        firstReasonSinceOnline = firstReasonSinceOnline.or(() -> lastDisconnect);
    }

    /** All that {@link #disconnected} told of. */
    public synchronized long disconnects() {
        return disconnects.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Something is tried against a trouble. An ordinary start is no remedy. */
    public void recovering(DisconnectReason reason, RecoveryAction action) {
        synchronized (this) {
            recoveryActions.merge(action.name(), 1L, Long::sum);
        }
        flight().ifPresent(events -> events.recovery(reason, action));
    }

    // ---- messages

    /** A publish of so many bytes of payload has ended, so long after it was handed over. */
    public void published(PublishResult result, Duration took, int bytes) {
        synchronized (this) {
            published.merge(result.outcome(), 1L, Long::sum);
            publishLatency.record(took);
        }
        flight().ifPresent(events -> events.publish(result.outcome(), took, bytes));
    }

    /** So many messages wait now. */
    public synchronized void queued(int depth) {
        queued = depth;
    }

    public void rejected() {
        synchronized (this) {
            rejected++;
        }
        dropped("REJECTED");
    }

    public void displaced() {
        synchronized (this) {
            displaced++;
        }
        dropped("DISPLACED");
    }

    public void expired() {
        synchronized (this) {
            expired++;
        }
        dropped("EXPIRED");
    }

    /** The platform's quota made messages wait. */
    public synchronized void heldBack() {
        heldBack++;
    }

    /** A message came in, with a payload of so many bytes. */
    public synchronized void received(int bytes) {
        received++;
        receivedBytes += bytes;
    }

    /** A message came in, and its handler does not keep up. */
    public void receivedDropped() {
        synchronized (this) {
            receivedDropped++;
        }
        dropped("RECEIVED");
    }

    /** A message came in, and no subscription takes it. */
    public void receivedUnclaimed() {
        synchronized (this) {
            receivedUnclaimed++;
        }
        dropped("UNCLAIMED");
    }

    public synchronized void outboxSetAside() {
        outboxesSetAside++;
    }

    private void dropped(String reason) {
        flight().ifPresent(events -> events.messageDropped(reason));
    }

    // ---- out

    private Optional<FlightEvents> flight() {
        if (flight.isEmpty() && FlightRecorderCheck.isInUse()) {
            flight = Optional.of(new FlightEvents(deviceName, portName));
        }
        return flight;
    }

    /** Called from any thread. */
    public synchronized SessionStatistics snapshot() {
        Optional<Duration> onlineSince = onlineAt.map(since -> Duration.ofNanos(nanoTime.getAsLong() - since));
        return new SessionStatistics(
                connects,
                reconnects,
                disconnects,
                recoveryActions,
                commands,
                commandErrors,
                commandTimeouts,
                resyncs,
                commandLatency.snapshot(),
                published,
                publishLatency.snapshot(),
                queued,
                queueLimit,
                new SessionStatistics.Drops(rejected, displaced, expired),
                heldBack,
                received,
                receivedBytes,
                receivedDropped,
                receivedUnclaimed,
                discardedBytes,
                unsolicited,
                outboxesSetAside,
                Duration.ofNanos(onlineNanos).plus(onlineSince.orElse(Duration.ZERO)),
                onlineSince,
                lastDisconnect);
    }
}
