package io.atforge.session;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.PlatformRefusedException;
import io.atforge.device.Device;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A device's MQTT session with the platform, over a modem. Safe for any number of threads; operations run one after the
 * other, in the order they were called. Callbacks run on threads of their own, one at a time, and may call the session.
 *
 * <p>Every operation has a blocking form and one that returns a future. Both fail with an {@link AtForgeException};
 * wrong arguments make either throw at once. Before {@link #connect()} or {@link #start()}, listeners can be added, topics
 * subscribed to and messages posted to the outbox; {@link #publish} fails, as no connection is on its way, and
 * {@link #query} needs an open port. While the session is on its way back, publishes wait as {@link PublishPolicy} says.
 * An operation that was called is carried out: to cancel its future, or to
 * interrupt the thread that waits for it, does not take it back.
 *
 * @param <P> the generated class that stands for the device's product
 */
public interface ModemSession<P> extends ThingAccess<P>, AutoCloseable {

    /**
     * Starts to describe a session.
     *
     * @param device the device
     * @param <P>    the generated class that stands for the device's product
     * @return the builder
     */
    static <P> ModemSessionBuilder<P> builder(Device<P> device) {
        return ModemSessionProvider.installed().builder(device);
    }

    /**
     * Starts to describe a session whose device is found by the modem's IMEI: one program serves a whole fleet.
     *
     * @param finder gives the device whose name is the IMEI, for example {@code TrackerDevices::find}; asked when the
     *               modem was reached first
     * @param <P>    the generated class that stands for the device's product
     * @return the builder
     */
    static <P> ModemSessionBuilder<P> builder(Function<String, Optional<Device<P>>> finder) {
        return ModemSessionProvider.installed().builder(finder);
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
    void connect();

    /**
     * Goes online as {@link #connect} does.
     *
     * @return completes when the session is online
     */
    CompletableFuture<Void> connectAsync();

    /**
     * Goes online and stays so, whatever happens on the way: a modem that is not there yet, a network that is not there
     * yet. Returns at once; {@link #onStateChange} tells how it goes, and {@link RecoveryLadder} what is tried.
     *
     * @throws NotConnectedException if the session is closed
     */
    void start();

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
    void subscribe(SubscribeTopic<P> topic, Consumer<Message> handler);

    /**
     * Subscribes as {@link #subscribe} does.
     *
     * @param topic   the topic
     * @param handler takes the messages
     * @return completes when the platform has answered; at once while the session is offline
     */
    CompletableFuture<Void> subscribeAsync(SubscribeTopic<P> topic, Consumer<Message> handler);

    /**
     * Takes a subscription back. While the session is on its way online, waits until it is; while it is offline, returns
     * at once.
     *
     * @param topic the topic
     * @throws NotConnectedException if the session is closed
     */
    void unsubscribe(SubscribeTopic<P> topic);

    /**
     * Takes a subscription back as {@link #unsubscribe} does.
     *
     * @param topic the topic
     * @return completes when the platform has answered; at once while the session is offline
     */
    CompletableFuture<Void> unsubscribeAsync(SubscribeTopic<P> topic);

    /**
     * Publishes a text in UTF-8.
     *
     * @param topic the topic, with the quality of service to publish with
     * @param text  the text
     * @return how it ended
     * @throws InvalidArgumentException if the text is longer than the modem takes; nothing was sent
     */
    default PublishResult publish(PublishTopic<P> topic, String text) {
        return publish(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Publishes bytes. A thread that publishes one message after the other over a serial port reads the answers itself;
     * that it was interrupted, or that an answer is overdue, it then notices up to 500 ms later.
     *
     * @param topic   the topic, with the quality of service to publish with
     * @param payload the bytes; any, also none
     * @return how it ended
     * @throws InvalidArgumentException if there are more bytes than the modem takes; nothing was sent
     */
    PublishResult publish(PublishTopic<P> topic, byte[] payload);

    /**
     * Publishes a text in UTF-8.
     *
     * @param topic the topic, with the quality of service to publish with
     * @param text  the text
     * @return how it ended
     * @throws InvalidArgumentException if the text is longer than the modem takes; nothing was sent
     */
    default CompletableFuture<PublishResult> publishAsync(PublishTopic<P> topic, String text) {
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
    CompletableFuture<PublishResult> publishAsync(PublishTopic<P> topic, byte[] payload);

    /**
     * Puts a text into the outbox, as {@link #post(PublishTopic, byte[])} does with bytes.
     *
     * @param topic the topic, with QoS 1
     * @param text  the text, which is sent in UTF-8
     * @return the message's number in the outbox
     */
    default long post(PublishTopic<P> topic, String text) {
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
    long post(PublishTopic<P> topic, byte[] payload);

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
    List<String> query(String command);

    /**
     * Asks the modem as {@link #query} does.
     *
     * @param command the command, which the modem must end with {@code OK}
     * @return the lines of the reply before the {@code OK}
     * @throws InvalidArgumentException if this is no single AT command
     */
    CompletableFuture<List<String>> queryAsync(String command);

    /**
     * How far the session has come.
     *
     * @return the state at this moment
     */
    SessionState state();

    /**
     * What has happened so far, as numbers. The same is in flight recordings, as events {@code io.atforge.*}.
     *
     * @return the numbers at this moment
     */
    SessionStatistics statistics();

    /**
     * How the session is, for an application to serve to whoever watches it. Where there is an outbox, it is asked how
     * much it holds, and may take as long as its disk.
     *
     * @param downAfter for how long the session may be on its way back before it counts as down
     * @return the answer at this moment
     */
    Health health(Duration downAfter);

    /**
     * Listens to changes of state.
     *
     * @param listener takes each change with its cause, one at a time; may call the session
     * @return takes it back
     */
    default ListenerRegistration onStateChange(Consumer<StateChange> listener) {
        Objects.requireNonNull(listener);
        return onEvent(event -> {
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
     * @return takes it back
     */
    ListenerRegistration onEvent(Consumer<SessionEvent> listener);

    /**
     * Shows the conversation with the modem, with secrets masked.
     *
     * @param trace takes each line; called by the thread that talks to the modem, so it must return soon
     * @return takes it back
     */
    ListenerRegistration trace(Consumer<TraceEntry> trace);

    /**
     * Records every byte that goes over the wire, with secrets masked. The text form of the entries can be kept, and
     * played back to find out what happened.
     *
     * @param wiretap takes each piece; called by the thread that talks to the modem, so it must return soon
     * @return takes it back
     */
    ListenerRegistration wiretap(Consumer<WireEntry> wiretap);

    /**
     * Signs off, closes the port and ends the session for good. Operations that are under way fail. Returns when the
     * port is closed, within 5 s, also when the thread is interrupted. May be called from a callback, and more than
     * once.
     */
    @Override
    void close();
}
