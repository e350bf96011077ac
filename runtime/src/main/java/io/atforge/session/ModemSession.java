package io.atforge.session;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.PlatformRefusedException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.SecretSource;
import io.atforge.at.EventLoop;
import io.atforge.at.ThreadEventLoop;
import io.atforge.at.TraceEntry;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A device's MQTT session with the platform, over a modem. Safe for any number of threads; operations run one after the
 * other, in the order they were called. Callbacks run on threads of their own, one at a time, and may call the session.
 *
 * <p>Every operation has a blocking form and one that returns a future. Both fail with an {@link AtForgeException}.
 *
 * @param <P> the generated class that stands for the device's product
 */
public final class ModemSession<P> implements AutoCloseable {

    private final Device<P> device;
    private final Dialect dialect;
    private final EventLoop loop;
    private final Executor threads;
    private final Connection<P> connection;
    private final CopyOnWriteArrayList<Consumer<StateChange>> stateListeners = new CopyOnWriteArrayList<>();

    private ModemSession(
            Device<P> device, Port port, CredentialProvider credentials, EventLoop loop, Executor threads) {
        this.device = device;
        this.dialect = Dialect.load(device.product().modem().dialect());
        this.loop = loop;
        this.threads = threads;
        Executor callbacks = new SerialExecutor(threads);
        this.connection = new Connection<>(
                device,
                port,
                credentials,
                dialect,
                loop,
                new Subscriptions<>(device.name(), callbacks),
                change -> callbacks.execute(() -> stateListeners.forEach(listener -> listener.accept(change))));
    }

    /**
     * Starts to describe a session.
     *
     * @param device the device
     * @param <P>    the generated class that stands for the device's product
     * @return the builder
     */
    public static <P> Builder<P> builder(Device<P> device) {
        return new Builder<>(device);
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
     * Subscribes. The modem tells that the platform answered, but not whether it granted the topic.
     *
     * @param topic   the topic
     * @param handler takes the messages, one at a time, in order; may call the session
     * @throws NotConnectedException if the session is not online
     */
    public void subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Failures.await(subscribing(topic, handler), "subscribe");
    }

    /**
     * Subscribes as {@link #subscribe} does.
     *
     * @param topic   the topic
     * @param handler takes the messages
     * @return completes when the platform has answered
     */
    public CompletableFuture<Void> subscribeAsync(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return detached(subscribing(topic, handler));
    }

    private CompletableFuture<Void> subscribing(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Objects.requireNonNull(handler);
        checkTopic(topic.of(device.name()));
        return call(() -> connection.subscribe(topic, handler));
    }

    /**
     * Takes a subscription back.
     *
     * @param topic the topic
     * @throws NotConnectedException if the session is not online
     */
    public void unsubscribe(SubscribeTopic<P> topic) {
        Failures.await(call(() -> connection.unsubscribe(topic)), "unsubscribe");
    }

    /**
     * Takes a subscription back as {@link #unsubscribe} does.
     *
     * @param topic the topic
     * @return completes when the platform has answered
     */
    public CompletableFuture<Void> unsubscribeAsync(SubscribeTopic<P> topic) {
        return detached(call(() -> connection.unsubscribe(topic)));
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
        Publication publication = Publication.of(topic, device, payload, dialect, connection.scripts());
        checkTopic(publication.topic());
        return call(() -> connection.publish(publication.script(), publication.topic(), publication.payload()))
                .thenApply(publication::resultOf);
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
        return call(() -> connection.query(command));
    }

    private void checkTopic(String topic) {
        int bytes = topic.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > dialect.topicLimit()) {
            throw new InvalidArgumentException("topic " + topic + " has " + bytes + " bytes; modem family "
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
     * Listens to changes of state.
     *
     * @param listener takes each change with its cause; runs where the other callbacks run, and may call the session
     */
    public void onStateChange(Consumer<StateChange> listener) {
        stateListeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Shows the conversation with the modem, with secrets masked. One consumer at a time: another replaces it.
     *
     * @param trace takes each line; called by the thread that talks to the modem, so it must return soon
     */
    public void trace(Consumer<TraceEntry> trace) {
        Objects.requireNonNull(trace);
        call(() -> {
            connection.trace(trace);
            return CompletableFuture.completedFuture(null);
        });
    }

    /**
     * Signs off, closes the port and ends the session for good. Operations that are under way fail. Returns when the
     * port is closed. May be called from a callback, and more than once.
     */
    @Override
    public void close() {
        try {
            Failures.await(signOff(), "close");
        } catch (NotConnectedException e) {
            // closed before
        } finally {
            loop.close();
        }
    }

    CompletableFuture<Void> signOff() {
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
            ended.completeExceptionally(
                    new NotConnectedException("the session of device " + device.name() + " is closed"));
        }
        return ended;
    }

    /** What an application hangs on a future must not run on the loop. */
    private <T> CompletableFuture<T> detached(CompletableFuture<T> future) {
        CompletableFuture<T> detached = new CompletableFuture<>();
        future.whenComplete((result, error) -> threads.execute(() -> end(detached, result, error)));
        return detached;
    }

    private static <T> void end(CompletableFuture<T> future, T result, Throwable error) {
        if (error == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(Failures.origin(error));
        }
    }

    /**
     * Describes a session.
     *
     * @param <P> the generated class that stands for the device's product
     */
    public static final class Builder<P> {

        private final Device<P> device;
        private Optional<Port> port = Optional.empty();
        private Optional<CredentialProvider> credentials = Optional.empty();
        private Optional<EventLoop> loop = Optional.empty();
        private Executor threads = CallbackThreads.SHARED;

        private Builder(Device<P> device) {
            this.device = Objects.requireNonNull(device);
        }

        /**
         * Where the modem is.
         *
         * @param address {@code serial:<path>?baud=115200} or {@code tcp:<host>:<port>}
         * @return this
         * @throws InvalidArgumentException if the text is no address
         */
        public Builder<P> port(String address) {
            return port(PortAddress.parse(address).toPort());
        }

        /**
         * The pipe to the modem.
         *
         * @param port the pipe; the session opens and closes it
         * @return this
         */
        public Builder<P> port(Port port) {
            this.port = Optional.of(port);
            return this;
        }

        /**
         * What signs the device in, instead of the device's own secret.
         *
         * @param credentials asked at each connection
         * @return this
         */
        public Builder<P> credentials(CredentialProvider credentials) {
            this.credentials = Optional.of(credentials);
            return this;
        }

        /**
         * Where the device's secret is, instead of the place that {@code devices.yaml} names.
         *
         * @param secrets asked at each connection
         * @return this
         */
        public Builder<P> secrets(SecretSource secrets) {
            return credentials(device.credentials(secrets));
        }

        Builder<P> loop(EventLoop loop) {
            this.loop = Optional.of(loop);
            return this;
        }

        Builder<P> threads(Executor threads) {
            this.threads = threads;
            return this;
        }

        /**
         * Creates the session; it is offline and its port is not yet opened.
         *
         * @return the session
         * @throws InvalidArgumentException          if no port was given, or the product's scripts are missing
         * @throws io.atforge.InvalidScriptException if the product's scripts have mistakes
         */
        public ModemSession<P> build() {
            Port pipe = port.orElseThrow(
                    () -> new InvalidArgumentException("a session needs a port; call port(...) before build()"));
            return new ModemSession<>(
                    device,
                    pipe,
                    credentials.orElseGet(device::credentials),
                    loop.orElseGet(() -> new ThreadEventLoop("atforge " + device.name())),
                    threads);
        }
    }
}
