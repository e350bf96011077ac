package io.atforge.micrometer;

import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import io.atforge.session.SessionStatistics.Latency;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What a session has counted, and how it is, as meters whose names begin with {@code atforge.}; docs/operations.md lists
 * them. They are read when they are scraped, and nothing is counted twice for them. Safe for any number of threads.
 *
 * <pre>{@code
 * new ModemMetrics(session, Tags.of("device", TrackerDevices.TEST.name())).bindTo(registry);
 * }</pre>
 *
 * <p>A registry takes a name with the same tags once: where it has more than one session, each needs a tag of its own.
 * Meters hold the session weakly, so the application has to hold it. Of a session that is gone, counters keep their last
 * value and gauges are NaN.
 *
 * <p>The meters of the outbox ask it how much it holds, and may take as long as its disk, as
 * {@link ModemSession#health} does.
 */
public final class ModemMetrics implements MeterBinder {

    private final ModemSession<?> session;
    private final Iterable<Tag> tags;

    /**
     * Describes the meters of the only session of a registry.
     *
     * @param session the session
     */
    public ModemMetrics(ModemSession<?> session) {
        this(session, Tags.empty());
    }

    /**
     * Describes the meters of a session.
     *
     * @param session the session
     * @param tags    what all its meters have, for example the device's name; never a secret
     */
    public ModemMetrics(ModemSession<?> session, Iterable<Tag> tags) {
        this.session = Objects.requireNonNull(session);
        this.tags = Objects.requireNonNull(tags);
    }

    /**
     * Registers the meters. Those of the outbox are there if the session has one now that can be read.
     *
     * @param registry takes them
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        connection(registry);
        commands(registry);
        published(registry);
        received(registry);
        if (health(session).outbox().isPresent()) {
            outbox(registry);
        }
    }

    private void connection(MeterRegistry registry) {
        Gauge.builder("atforge.online", session, one -> one.state() == SessionState.ONLINE ? 1 : 0)
                .description("1 while the session is online, else 0")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder(
                        "atforge.online.time",
                        session,
                        one -> seconds(one.statistics().timeOnline()))
                .description("how long the session has been online in all")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        TimeGauge.builder("atforge.traffic.age", session, TimeUnit.SECONDS, ModemMetrics::trafficAge)
                .description("how long ago the platform was last heard of; NaN if never")
                .tags(tags)
                .register(registry);
        counter(registry, "atforge.connects", "how often the session came online", SessionStatistics::connects);
        for (DisconnectReason reason : DisconnectReason.values()) {
            tagged(
                    registry,
                    "atforge.reconnects",
                    "returns, by the first reason",
                    "reason",
                    reason,
                    numbers -> numbers.reconnects().get(reason));
            tagged(
                    registry,
                    "atforge.disconnects",
                    "connections that ended or failed",
                    "reason",
                    reason,
                    numbers -> numbers.disconnects().get(reason));
        }
        for (RecoveryAction action : RecoveryAction.values()) {
            tagged(
                    registry,
                    "atforge.recovery.actions",
                    "what was done about it",
                    "action",
                    action,
                    numbers -> numbers.recoveryActions().getOrDefault(action.name(), 0L));
        }
    }

    private void commands(MeterRegistry registry) {
        timer(registry, "atforge.commands", "AT commands that have ended", SessionStatistics::commandLatency);
        counter(
                registry,
                "atforge.command.errors",
                "AT commands answered with an error",
                SessionStatistics::commandErrors);
        counter(
                registry,
                "atforge.command.timeouts",
                "AT commands not answered in time",
                SessionStatistics::commandTimeouts);
        counter(registry, "atforge.resyncs", "times the wire was out of step", SessionStatistics::resyncs);
        bytes(registry, "atforge.discarded", "bytes that made no sense", SessionStatistics::discardedBytes);
        counter(registry, "atforge.unsolicited", "lines that nobody asked for", SessionStatistics::unsolicited);
    }

    private void published(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            tagged(
                    registry,
                    "atforge.publishes",
                    "publishes, by their end",
                    "outcome",
                    outcome,
                    numbers -> numbers.published().get(outcome));
        }
        timer(
                registry,
                "atforge.publish.latency",
                "publishes, from being handed over to their end",
                SessionStatistics::publishLatency);
        gauge(registry, "atforge.queue.size", "messages that wait in memory", SessionStatistics::queued);
        gauge(registry, "atforge.queue.limit", "messages that may wait in memory", SessionStatistics::queueLimit);
        dropped(registry, Dropped.REJECTED, numbers -> numbers.drops().rejected());
        dropped(registry, Dropped.DISPLACED, numbers -> numbers.drops().displaced());
        dropped(registry, Dropped.EXPIRED, numbers -> numbers.drops().expired());
        counter(registry, "atforge.publishes.held.back", "waits for the platform's quota", SessionStatistics::heldBack);
    }

    private void received(MeterRegistry registry) {
        counter(registry, "atforge.received", "messages that came in", SessionStatistics::received);
        bytes(registry, "atforge.received.size", "bytes of their payloads", SessionStatistics::receivedBytes);
        tagged(
                registry,
                "atforge.received.dropped",
                "messages that no handler got",
                "reason",
                Dropped.SLOW_HANDLER,
                SessionStatistics::receivedDropped);
        tagged(
                registry,
                "atforge.received.dropped",
                "messages that no handler got",
                "reason",
                Dropped.UNCLAIMED,
                SessionStatistics::receivedUnclaimed);
    }

    private void outbox(MeterRegistry registry) {
        Gauge.builder("atforge.outbox.messages", session, one -> stored(one, Health.Stored::messages))
                .description("messages that lie in the outbox; NaN if it cannot be read")
                .tags(tags)
                .register(registry);
        Gauge.builder("atforge.outbox.size", session, one -> stored(one, Health.Stored::bytes))
                .description("bytes of their payloads and topics")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        counter(
                registry,
                "atforge.outbox.set.aside",
                "outboxes that were damaged and set aside",
                SessionStatistics::outboxesSetAside);
    }

    /** Why a message was not sent, or not handed over. */
    private enum Dropped {
        REJECTED,
        DISPLACED,
        EXPIRED,
        SLOW_HANDLER,
        UNCLAIMED
    }

    private void dropped(MeterRegistry registry, Dropped reason, ToLongFunction<SessionStatistics> count) {
        tagged(registry, "atforge.publishes.dropped", "messages never sent", "reason", reason, count);
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToLongFunction<SessionStatistics> count) {
        FunctionCounter.builder(name, session, of(count))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void bytes(
            MeterRegistry registry, String name, String description, ToLongFunction<SessionStatistics> count) {
        FunctionCounter.builder(name, session, of(count))
                .description(description)
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
    }

    private void tagged(
            MeterRegistry registry,
            String name,
            String description,
            String key,
            Enum<?> value,
            ToLongFunction<SessionStatistics> count) {
        FunctionCounter.builder(name, session, of(count))
                .description(description)
                .tags(tags)
                .tag(key, value.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToLongFunction<SessionStatistics> value) {
        Gauge.builder(name, session, of(value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void timer(
            MeterRegistry registry, String name, String description, Function<SessionStatistics, Latency> latency) {
        FunctionTimer.builder(
                        name,
                        session,
                        one -> latency.apply(one.statistics()).count(),
                        one -> latency.apply(one.statistics()).total().toNanos(),
                        TimeUnit.NANOSECONDS)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static ToDoubleFunction<ModemSession<?>> of(ToLongFunction<SessionStatistics> count) {
        return one -> count.applyAsLong(one.statistics());
    }

    private static double trafficAge(ModemSession<?> session) {
        return health(session).sinceTraffic().map(ModemMetrics::seconds).orElse(Double.NaN);
    }

    private static double stored(ModemSession<?> session, ToLongFunction<Health.Stored> value) {
        return health(session)
                .outbox()
                .map(value::applyAsLong)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    /** The verdict is of no interest here, so the bound is not either. */
    private static Health health(ModemSession<?> session) {
        return session.health(Duration.ofMinutes(5));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
