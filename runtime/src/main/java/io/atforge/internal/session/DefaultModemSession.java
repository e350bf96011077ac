package io.atforge.internal.session;

import io.atforge.InvalidArgumentException;
import io.atforge.NotConnectedException;
import io.atforge.OutboxException;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.Detachment;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.internal.connection.Connection;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.thing.Things;
import io.atforge.internal.traffic.OutboundMessage;
import io.atforge.internal.traffic.PublishQueue;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.session.Health;
import io.atforge.session.ListenerRegistration;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingModel;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session over an AT channel: checks what the application asks for, and has it done on the session's loop. */
public final class DefaultModemSession<P> implements ModemSession<P> {

    /** A device name has at most 32 characters. */
    private static final String LONGEST_NAME = "x".repeat(32);

    private final SessionSettings<P> settings;
    private final EventLoop loop;
    private final Counters counters;
    private final Connection<P> connection;
    private final EventListeners listeners;
    private final Detachment detachment;
    private final Things<P> things;

    DefaultModemSession(SessionSettings<P> settings) {
        this.settings = settings;
        this.loop = settings.loop();
        this.counters = new Counters(
                loop::nanoTime,
                settings.identity()::name,
                settings.port().name(),
                settings.publishing().capacity());
        this.listeners = new EventListeners(new SequentialExecutor<>(settings.identity()::name, settings.callbacks()));
        this.connection = new Connection<>(settings, counters, listeners::tell);
        this.detachment = new Detachment(settings.callbacks(), settings.threads());
        this.things = new Things<>(settings, new SessionLink<>(this, counters));
    }

    @Override
    public void connect() {
        Failures.await(call(connection::connect), "connect");
    }

    @Override
    public CompletableFuture<Void> connectAsync() {
        return detachment.detach(call(connection::connect));
    }

    @Override
    public void start() {
        Failures.await(starting(), "start");
    }

    public CompletableFuture<Void> starting() {
        return call(connection::start);
    }

    @Override
    public void subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Failures.await(subscribing(topic, handler), "subscribe");
    }

    @Override
    public CompletableFuture<Void> subscribeAsync(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return detachment.detach(subscribing(topic, handler));
    }

    CompletableFuture<Void> subscribing(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Objects.requireNonNull(handler);
        checkTopic(topic);
        return call(() -> connection.traffic().subscribe(topic, handler));
    }

    @Override
    public void unsubscribe(SubscribeTopic<P> topic) {
        Failures.await(call(() -> connection.traffic().unsubscribe(topic)), "unsubscribe");
    }

    @Override
    public CompletableFuture<Void> unsubscribeAsync(SubscribeTopic<P> topic) {
        return detachment.detach(call(() -> connection.traffic().unsubscribe(topic)));
    }

    @Override
    public PublishResult publish(PublishTopic<P> topic, byte[] payload) {
        return Failures.await(publishing(topic, payload), settings.port()::await, "publish");
    }

    @Override
    public CompletableFuture<PublishResult> publishAsync(PublishTopic<P> topic, byte[] payload) {
        return detachment.detach(publishing(topic, payload));
    }

    private CompletableFuture<PublishResult> publishing(PublishTopic<P> topic, byte[] payload) {
        PublishQueue.Handover handover = handOver(topic, payload);
        if (settings.publishing().overflow() instanceof PublishPolicy.Overflow.Block) {
            Failures.await(handover.admitted(), "publish");
        }
        return handover.ended();
    }

    PublishQueue.Handover handOver(PublishTopic<P> topic, byte[] payload) {
        OutboundMessage message =
                OutboundMessage.of(topic, payload, settings.identity().dialect());
        checkTopic(topic);
        PublishQueue.Handover handover = new PublishQueue.Handover();
        try {
            loop.dispatch(() -> publish(message, handover));
        } catch (RejectedExecutionException e) {
            handover.admitted().complete(null);
            handover.ended().complete(new PublishResult(PublishResult.Outcome.FAILED, Optional.of(closed())));
        }
        return handover;
    }

    private void publish(OutboundMessage message, PublishQueue.Handover handover) {
        try {
            connection.traffic().publish(message, handover);
        } catch (RuntimeException | Error e) {
            // whoever waits must not do so for ever
            handover.admitted().complete(null);
            handover.ended().completeExceptionally(e);
        }
    }

    @Override
    public long post(PublishTopic<P> topic, byte[] payload) {
        Outbox outbox = settings.outbox()
                .orElseThrow(() -> new InvalidArgumentException(
                        "the session has no outbox; give it one by outbox(FileOutbox.open(...)) when it is built"));
        OutboundMessage message =
                OutboundMessage.of(topic, payload, settings.identity().dialect());
        checkTopic(topic);
        if (!message.isAcknowledged()) {
            throw new InvalidArgumentException("a message stays in the outbox until it is acknowledged: topic "
                    + topic.topicClass() + " needs QoS 1");
        }
        settings.identity().checkOutbox();
        long id = outbox.add(topic.topicClass().text(), topic.qos(), payload);
        run(() -> connection.traffic().posted());
        return id;
    }

    @Override
    public List<String> query(String command) {
        return Failures.await(querying(command), "query");
    }

    @Override
    public CompletableFuture<List<String>> queryAsync(String command) {
        return detachment.detach(querying(command));
    }

    private CompletableFuture<List<String>> querying(String command) {
        if (!command.regionMatches(true, 0, "AT", 0, 2) || command.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidArgumentException("a query is one AT command without line ends, for example AT+CSQ");
        }
        return call(() -> connection.traffic().query(command));
    }

    @Override
    public <D extends PropertyValues<P>, H> Thing<P, D, H> thing(ThingModel<P, D, H> model, Duration replyWithin) {
        return things.module(model, replyWithin);
    }

    void checkTopic(Topic<P> topic) {
        // a character has at most three bytes
        int most = LONGEST_NAME.length() + 3 * topic.topicClass().text().length();
        Dialect dialect = settings.identity().dialect();
        if (most <= dialect.topicLimit()) {
            return;
        }
        String longest = topic.of(
                settings.identity().isKnown() ? settings.identity().device().name() : LONGEST_NAME);
        int bytes = longest.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > dialect.topicLimit()) {
            throw new InvalidArgumentException("topic " + longest + " has " + bytes + " bytes; modem family "
                    + dialect.title() + " takes " + dialect.topicLimit());
        }
    }

    @Override
    public SessionState state() {
        return connection.state();
    }

    @Override
    public SessionStatistics statistics() {
        return counters.snapshot();
    }

    @Override
    public Health health(Duration downAfter) {
        Optional<Health.Stored> stored = inOutbox();
        int queued = counters.snapshot().queued()
                + stored.map(Health.Stored::messages).orElse(0);
        return connection.health(downAfter, queued, stored);
    }

    /** An outbox that is closed, or of no use any more, says so to whoever posts. */
    private Optional<Health.Stored> inOutbox() {
        try {
            return settings.outbox().map(outbox -> new Health.Stored(outbox.size(), outbox.bytes()));
        } catch (OutboxException e) {
            return Optional.empty();
        }
    }

    @Override
    public ListenerRegistration onEvent(Consumer<SessionEvent> listener) {
        return listeners.add(Objects.requireNonNull(listener));
    }

    @Override
    public ListenerRegistration trace(Consumer<TraceEntry> trace) {
        Listener<TraceEntry> listener = new Listener<>(Objects.requireNonNull(trace));
        run(() -> connection.channel().trace(listener));
        return listener.registration(() -> run(() -> connection.channel().removeTrace(listener)));
    }

    @Override
    public ListenerRegistration wiretap(Consumer<WireEntry> wiretap) {
        Listener<WireEntry> listener = new Listener<>(Objects.requireNonNull(wiretap));
        run(() -> connection.channel().wiretap(listener));
        return listener.registration(() -> run(() -> connection.channel().removeWiretap(listener)));
    }

    @Override
    public void close() {
        signOff().exceptionally(closedBefore -> null).join();
        loop.close();
    }

    public CompletableFuture<Void> signOff() {
        // within the call: what waits for replies belongs to the loop, and a future that is done runs its stages here
        return call(() -> connection.close().whenComplete((done, error) -> things.close()));
    }

    /** Has something done on the loop. */
    private void run(Runnable task) {
        call(() -> {
            task.run();
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Runs an operation on the loop. The future completes there. */
    private <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> operation) {
        CompletableFuture<T> ended = new CompletableFuture<>();
        try {
            loop.execute(() -> CompletableFuture.completedFuture(null)
                    .thenCompose(start -> operation.get())
                    .whenComplete((result, error) -> Detachment.end(ended, result, error)));
        } catch (RejectedExecutionException e) {
            ended.completeExceptionally(closed());
        }
        return ended;
    }

    private NotConnectedException closed() {
        return new NotConnectedException("the session of " + settings.identity().name() + " is closed");
    }
}
