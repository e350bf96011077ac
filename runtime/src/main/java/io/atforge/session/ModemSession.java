package io.atforge.session;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.OutboxException;
import io.atforge.PlatformRefusedException;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.internal.connection.Connection;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.traffic.OutboundMessage;
import io.atforge.internal.traffic.PublishQueue;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A device's MQTT session with the platform, over a modem. Safe for any number of threads; operations run one after the
 * other, in the order they were called. Callbacks run on threads of their own, one at a time, and may call the session.
 *
 * <p>Every operation has a blocking form and one that returns a future. Both fail with an {@link AtForgeException};
 * wrong arguments make either throw at once. An operation that was called is carried out: to cancel its future, or to
 * interrupt the thread that waits for it, does not take it back.
 *
 * @param <P> the generated class that stands for the device's product
 */
public final class ModemSession<P> implements AutoCloseable {

    /** How many events wait for the application before the modem's chatter is dropped. */
    private static final int WAITING_EVENTS = 1000;

    /** A device name has at most 32 characters. */
    private static final String LONGEST_NAME = "x".repeat(32);

    private final SessionSettings<P> settings;
    private final Dialect dialect;
    private final EventLoop loop;
    private final Counters counters;
    private final Connection<P> connection;
    private final List<Consumer<SessionEvent>> listeners = new CopyOnWriteArrayList<>();

    ModemSession(SessionSettings<P> settings) {
        this.settings = settings;
        this.dialect = settings.dialect();
        this.loop = settings.loop();
        this.counters = new Counters(
                loop::nanoTime,
                settings.subject()::name,
                settings.port().name(),
                settings.publishing().capacity());
        SequentialExecutor<Runnable> events = new SequentialExecutor<>(settings.subject()::name, settings.callbacks());
        this.connection = new Connection<>(
                settings, counters, event -> listeners.forEach(listener -> tell(listener, event, events)));
    }

    /** A modem's chatter may be dropped; a state, or the loss of a message, may not. */
    private static void tell(Consumer<SessionEvent> listener, SessionEvent event, SequentialExecutor<Runnable> events) {
        Runnable task = () -> listener.accept(event);
        if (event instanceof SessionEvent.Unsolicited || event instanceof SessionEvent.Discarded) {
            events.offer(task, WAITING_EVENTS);
        } else {
            events.execute(task);
        }
    }

    /**
     * Starts to describe a session.
     *
     * @param device the device
     * @param <P>    the generated class that stands for the device's product
     * @return the builder
     */
    public static <P> ModemSessionBuilder<P> builder(Device<P> device) {
        return new ModemSessionBuilder<>(device);
    }

    /**
     * Starts to describe a session whose device is found by the modem's IMEI: one program serves a whole fleet.
     *
     * @param finder gives the device whose name is the IMEI, for example {@code TrackerDevices::find}; asked when the
     *               modem was reached first
     * @param <P>    the generated class that stands for the device's product
     * @return the builder
     */
    public static <P> ModemSessionBuilder<P> builder(Function<String, Optional<Device<P>>> finder) {
        return new ModemSessionBuilder<>(finder);
    }

    /**
     * Goes online: opens the port, brings the modem in step, attaches to the network, connects and signs in with fresh
     * credentials, and restores the subscriptions of an earlier connection. Does nothing if the session is online.
     *
     * @throws io.atforge.PortException              if the port cannot be opened, or is lost
     * @throws io.atforge.AtTimeoutException         if the modem or the network does not answer in time
     * @throws ModemErrorException                   if the modem refuses a command
     * @throws io.atforge.UnexpectedReplyException   if the modem is, for example, not registered in time
     * @throws PlatformRefusedException              if the platform refuses the device
     * @throws io.atforge.SecretUnavailableException if the device's secret cannot be read
     * @throws ConnectionLostException               if the connection goes away on the way
     * @throws NotConnectedException                 if the session is closed
     */
    public void connect() {
        Failures.await(call(connection::connect), "connect");
    }

    /**
     * Goes online as {@link #connect} does.
     *
     * @return completes when the session is online
     */
    public CompletableFuture<Void> connectAsync() {
        return detached(call(connection::connect));
    }

    /**
     * Goes online and stays so, whatever happens on the way: a modem that is not there yet, a network that is not there
     * yet. Returns at once; {@link #onStateChange} tells how it goes, and {@link RecoveryLadder} what is tried.
     *
     * @throws NotConnectedException if the session is closed
     */
    public void start() {
        Failures.await(starting(), "start");
    }

    public CompletableFuture<Void> starting() {
        return call(connection::start);
    }

    /**
     * Subscribes. The modem tells that the platform answered, but not whether it granted the topic. A second handler
     * for the same topic replaces the first. While the session is on its way online, waits until it is; if the connection
     * ends meanwhile, for the next. A modem that does not take the command is asked once more. While the session is
     * offline, returns at once: the topic is asked for on the next way online, which fails if the modem refuses it.
     * The handler takes messages from now on, also those that come before the platform answered: what the platform kept
     * for the device comes as soon as it signs in, so with {@code cleanSession: false} subscribe before you connect.
     *
     * @param topic   the topic
     * @param handler takes the messages, one at a time, in order; may call the session
     * @throws NotConnectedException         if the session is closed
     * @throws ModemErrorException           if the modem refuses the topic
     * @throws io.atforge.AtTimeoutException if the modem answers other commands, and this one not
     */
    public void subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Failures.await(subscribing(topic, handler), "subscribe");
    }

    /**
     * Subscribes as {@link #subscribe} does.
     *
     * @param topic   the topic
     * @param handler takes the messages
     * @return completes when the platform has answered; at once while the session is offline
     */
    public CompletableFuture<Void> subscribeAsync(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return detached(subscribing(topic, handler));
    }

    private CompletableFuture<Void> subscribing(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Objects.requireNonNull(handler);
        checkTopic(topic);
        return call(() -> connection.traffic().subscribe(topic, handler));
    }

    /**
     * Takes a subscription back. While the session is on its way online, waits until it is; while it is offline, returns
     * at once.
     *
     * @param topic the topic
     * @throws NotConnectedException if the session is closed
     */
    public void unsubscribe(SubscribeTopic<P> topic) {
        Failures.await(call(() -> connection.traffic().unsubscribe(topic)), "unsubscribe");
    }

    /**
     * Takes a subscription back as {@link #unsubscribe} does.
     *
     * @param topic the topic
     * @return completes when the platform has answered; at once while the session is offline
     */
    public CompletableFuture<Void> unsubscribeAsync(SubscribeTopic<P> topic) {
        return detached(call(() -> connection.traffic().unsubscribe(topic)));
    }

    /**
     * Publishes a text in UTF-8.
     *
     * @param topic the topic, with the quality of service to publish with
     * @param text  the text
     * @return how it ended
     * @throws InvalidArgumentException if the text is longer than the modem takes; nothing was sent
     */
    public PublishResult publish(PublishTopic<P> topic, String text) {
        return publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Publishes bytes.
     *
     * @param topic   the topic, with the quality of service to publish with
     * @param payload the bytes; any, also none
     * @return how it ended
     * @throws InvalidArgumentException if there are more bytes than the modem takes; nothing was sent
     */
    public PublishResult publish(PublishTopic<P> topic, byte[] payload) {
        return Failures.await(publishing(topic, payload), "publish");
    }

    /**
     * Publishes a text in UTF-8.
     *
     * @param topic the topic, with the quality of service to publish with
     * @param text  the text
     * @return how it ended
     * @throws InvalidArgumentException if the text is longer than the modem takes; nothing was sent
     */
    public CompletableFuture<PublishResult> publishAsync(PublishTopic<P> topic, String text) {
        return publishAsync(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Publishes bytes.
     *
     * @param topic   the topic, with the quality of service to publish with
     * @param payload the bytes; any, also none
     * @return how it ended
     * @throws InvalidArgumentException if there are more bytes than the modem takes; nothing was sent
     */
    public CompletableFuture<PublishResult> publishAsync(PublishTopic<P> topic, byte[] payload) {
        return detached(publishing(topic, payload));
    }

    private CompletableFuture<PublishResult> publishing(PublishTopic<P> topic, byte[] payload) {
        OutboundMessage publication = OutboundMessage.of(topic, payload, dialect);
        checkTopic(topic);
        CompletableFuture<PublishQueue.Handover> handed = call(
                () -> CompletableFuture.completedFuture(connection.traffic().publish(publication)));
        if (settings.publishing().overflow() instanceof PublishPolicy.Overflow.Block) {
            Failures.await(
                    handed.thenCompose(PublishQueue.Handover::admitted).exceptionally(closed -> null), "publish");
        }
        return handed.thenCompose(PublishQueue.Handover::ended).exceptionally(error -> {
            if (Failures.origin(error) instanceof NotConnectedException closed) {
                return new PublishResult(PublishResult.Outcome.FAILED, Optional.of(closed));
            }
            throw new CompletionException(error);
        });
    }

    /**
     * Puts a text into the outbox, as {@link #post(PublishTopic, byte[])} does with bytes.
     *
     * @param topic the topic, with QoS 1
     * @param text  the text, which is sent in UTF-8
     * @return the message's number in the outbox
     */
    public long post(PublishTopic<P> topic, String text) {
        return post(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts a message into the outbox. When this returns, the message is stored as the outbox promises; it is published
     * when the session is online, behind those before it, again and again until the platform has acknowledged it, also
     * by another session after this program was killed. So it arrives at least once, and may arrive twice.
     *
     * @param topic   the topic, with QoS 1
     * @param payload the bytes; any, also none
     * @return the message's number in the outbox
     * @throws InvalidArgumentException    if the session has no outbox, the topic is not acknowledged, or there are more
     *                                     bytes than the modem takes
     * @throws io.atforge.OutboxException  if the outbox is full, cannot store the message, or is that of another device
     *                                     than the modem's
     */
    public long post(PublishTopic<P> topic, byte[] payload) {
        Outbox outbox = settings.outbox()
                .orElseThrow(() -> new InvalidArgumentException(
                        "the session has no outbox; give it one by outbox(FileOutbox.open(...)) when it is built"));
        OutboundMessage publication = OutboundMessage.of(topic, payload, dialect);
        checkTopic(topic);
        if (!publication.isAcknowledged()) {
            throw new InvalidArgumentException("a message stays in the outbox until it is acknowledged: topic "
                    + topic.topicClass() + " needs QoS 1");
        }
        settings.subject().checkOutbox();
        long id = outbox.add(topic.topicClass().text(), topic.qos(), payload);
        call(() -> connection.traffic().posted());
        return id;
    }

    /**
     * Asks the modem something of its own, for example {@code AT+CSQ}. The port must be open: after
     * {@link #connect()}, online or not.
     *
     * @param command the command, which the modem must end with {@code OK}
     * @return the lines of the reply before the {@code OK}
     * @throws InvalidArgumentException if this is no single AT command
     * @throws ModemErrorException      if the modem answers with an error
     * @throws NotConnectedException    if the port is not open
     */
    public List<String> query(String command) {
        return Failures.await(querying(command), "query");
    }

    /**
     * Asks the modem as {@link #query} does.
     *
     * @param command the command, which the modem must end with {@code OK}
     * @return the lines of the reply before the {@code OK}
     * @throws InvalidArgumentException if this is no single AT command
     */
    public CompletableFuture<List<String>> queryAsync(String command) {
        return detached(querying(command));
    }

    private CompletableFuture<List<String>> querying(String command) {
        if (!command.regionMatches(true, 0, "AT", 0, 2) || command.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidArgumentException("a query is one AT command without line ends, for example AT+CSQ");
        }
        return call(() -> connection.traffic().query(command));
    }

    private void checkTopic(Topic<P> topic) {
        String longest = topic.of(
                settings.subject().isKnown() ? settings.subject().device().name() : LONGEST_NAME);
        int bytes = longest.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > dialect.topicLimit()) {
            throw new InvalidArgumentException("topic " + longest + " has " + bytes + " bytes; modem family "
                    + dialect.title() + " takes " + dialect.topicLimit());
        }
    }

    /**
     * How far the session has come.
     *
     * @return the state at this moment
     */
    public SessionState state() {
        return connection.state();
    }

    /**
     * What has happened so far, as numbers. The same is in flight recordings, as events {@code io.atforge.*}.
     *
     * @return the numbers at this moment
     */
    public SessionStatistics statistics() {
        return counters.snapshot();
    }

    /**
     * How the session is, for an application to serve to whoever watches it. Where there is an outbox, it is asked how
     * much it holds, and may take as long as its disk.
     *
     * @param downAfter for how long the session may be on its way back before it counts as down
     * @return the answer at this moment
     */
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

    /**
     * Listens to changes of state.
     *
     * @param listener takes each change with its cause, one at a time; may call the session
     */
    public void onStateChange(Consumer<StateChange> listener) {
        Objects.requireNonNull(listener);
        onEvent(event -> {
            if (event instanceof StateChange change) {
                listener.accept(change);
            }
        });
    }

    /**
     * Listens to everything that happens by itself.
     *
     * @param listener takes each event, one at a time, in order; may call the session. What the modem says by itself is
     *                 dropped while a thousand events wait for a listener that does not return
     */
    public void onEvent(Consumer<SessionEvent> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Shows the conversation with the modem, with secrets masked. One consumer at a time: another replaces it.
     *
     * @param trace takes each line; called by the thread that talks to the modem, so it must return soon
     */
    public void trace(Consumer<TraceEntry> trace) {
        Objects.requireNonNull(trace);
        call(() -> {
            connection.channel().trace(trace);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Records every byte that goes over the wire, with secrets masked. The text form of the entries can be kept, and
     * played back to find out what happened. One consumer at a time: another replaces it.
     *
     * @param wiretap takes each piece; called by the thread that talks to the modem, so it must return soon
     */
    public void wiretap(Consumer<WireEntry> wiretap) {
        Objects.requireNonNull(wiretap);
        call(() -> {
            connection.channel().wiretap(wiretap);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Signs off, closes the port and ends the session for good. Operations that are under way fail. Returns when the
     * port is closed, within 5 s, also when the thread is interrupted. May be called from a callback, and more than
     * once.
     */
    @Override
    public void close() {
        signOff().exceptionally(closedBefore -> null).join();
        loop.close();
    }

    public CompletableFuture<Void> signOff() {
        return call(connection::close);
    }

    /** Runs an operation on the loop. The future completes there. */
    private <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> operation) {
        CompletableFuture<T> ended = new CompletableFuture<>();
        try {
            loop.execute(() -> CompletableFuture.completedFuture(null)
                    .thenCompose(start -> operation.get())
                    .whenComplete((result, error) -> end(ended, result, error)));
        } catch (RejectedExecutionException e) {
            ended.completeExceptionally(new NotConnectedException(
                    "the session of " + settings.subject().name() + " is closed"));
        }
        return ended;
    }

    /** What an application hangs on a future must not run on the loop. */
    private <T> CompletableFuture<T> detached(CompletableFuture<T> future) {
        CompletableFuture<T> detached = new CompletableFuture<>();
        future.whenComplete((result, error) -> {
            try {
                settings.callbacks().execute(() -> end(detached, result, error));
            } catch (RejectedExecutionException e) {
                // whoever waits for the future must not wait for ever
                settings.threads().execute(() -> end(detached, result, error));
            }
        });
        return detached;
    }

    private static <T> void end(CompletableFuture<T> future, T result, Throwable error) {
        if (error == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(Failures.origin(error));
        }
    }
}
