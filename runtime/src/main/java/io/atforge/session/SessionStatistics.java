package io.atforge.session;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session has counted since it was built: a snapshot that changes no more, and may be read by any thread.
 * Counters only grow.
 *
 * @param connects           how often the session came online
 * @param reconnects         how often it came online again, by the first reason after it had been online before; every
 *                           reason is a key
 * @param disconnects        how often each reason ended a connection or prevented one; every reason is a key
 * @param recoveryActions    how often the session took each recovery action by itself, by its name; only those that
 *                           were taken. A start, and a {@code connect()}, is none
 * @param commands           AT commands that were sent and have ended, whatever their end; the session's own probes are
 *                           among them
 * @param commandErrors      commands that the modem answered with an error
 * @param commandTimeouts    commands that the modem did not answer, or did not complete, in time
 * @param resyncs            how often the wire was brought in step again after it had been out of step
 * @param commandLatency     how long commands took, from being sent to their end
 * @param published          how publishes ended; every outcome is a key
 * @param publishLatency     how long publishes took, from being handed over to their end
 * @param queued             messages that wait in the queue, in memory, now; {@link Health} tells of the outbox
 * @param queueLimit         messages that the queue holds at most
 * @param drops              messages that left the queue, or never entered it, without being sent
 * @param heldBack           how often messages had to wait, as the platform takes only so many a second
 * @param received           messages that came in
 * @param receivedBytes      the bytes of their payloads
 * @param receivedDropped    messages that came in and were dropped, as their handlers do not keep up
 * @param receivedUnclaimed  messages that came in and were dropped, as no subscription takes them
 * @param discardedBytes     bytes of the modem that made no sense
 * @param unsolicited        lines that no command asked for
 * @param outboxesSetAside   outboxes whose file was damaged and set aside: 0 or 1
 * @param timeOnline         how long the session has been online in all
 * @param onlineSince        how long it has been online without a break; empty if it is not online
 * @param lastDisconnect     the last reason; empty if there was none
 */
public record SessionStatistics(
        long connects,
        Map<DisconnectReason, Long> reconnects,
        Map<DisconnectReason, Long> disconnects,
        Map<String, Long> recoveryActions,
        long commands,
        long commandErrors,
        long commandTimeouts,
        long resyncs,
        Latency commandLatency,
        Map<PublishResult.Outcome, Long> published,
        Latency publishLatency,
        int queued,
        int queueLimit,
        Drops drops,
        long heldBack,
        long received,
        long receivedBytes,
        long receivedDropped,
        long receivedUnclaimed,
        long discardedBytes,
        long unsolicited,
        long outboxesSetAside,
        Duration timeOnline,
        Optional<Duration> onlineSince,
        Optional<DisconnectReason> lastDisconnect) {

    /**
     * How long things took. Percentiles come from a coarse histogram (1, 2, 5, 10, 20, 50 … ms): each is at most 2.5
     * times what it was, or 1 ms, and never more than {@code max}.
     *
     * @param count how many
     * @param total all of them together
     * @param mean  the mean; zero if there was none
     * @param max   the longest
     * @param p50   half of them took at most this long
     * @param p99   99 % of them took at most this long
     */
    public record Latency(long count, Duration total, Duration mean, Duration max, Duration p50, Duration p99) {

        /** Checks that all are there. */
        public Latency {
            Objects.requireNonNull(total);
            Objects.requireNonNull(mean);
            Objects.requireNonNull(max);
            Objects.requireNonNull(p50);
            Objects.requireNonNull(p99);
        }
    }

    /**
     * Messages that were not sent, by why.
     *
     * @param rejected  refused, as the queue was full
     * @param displaced dropped to make room for a newer one
     * @param expired   dropped, as they had waited for longer than they were worth
     */
    public record Drops(long rejected, long displaced, long expired) {}

    /** Copies the maps, and checks that all are there. */
    public SessionStatistics {
        reconnects = sorted(reconnects);
        disconnects = sorted(disconnects);
        recoveryActions = sorted(recoveryActions);
        Objects.requireNonNull(commandLatency);
        published = sorted(published);
        Objects.requireNonNull(publishLatency);
        Objects.requireNonNull(drops);
        Objects.requireNonNull(timeOnline);
        Objects.requireNonNull(onlineSince);
        Objects.requireNonNull(lastDisconnect);
    }

    /**
     * These numbers as JSON, on one line: a member for each component, by its name. A {@link Latency} is an object, and so
     * are {@link Drops} and the maps; durations are milliseconds, {@code totalMillis}, {@code timeOnlineMillis}; what is
     * not there is {@code null}.
     *
     * @return a JSON object that holds no line break
     */
    public String json() {
        return StatisticsJson.of(this);
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> sorted(Map<K, Long> counts) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
