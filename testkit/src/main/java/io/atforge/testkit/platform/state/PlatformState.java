package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.AuthenticationAttempt;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What the platform knows, whichever broker runs for it. */
public final class PlatformState {

    // A message may have 256 KB, and a platform that runs for days keeps many.
    private static final long MOST_MESSAGE_BYTES = 16L * 1024 * 1024;

    private final DeviceRegistry registry;
    private final Clock clock;
    private final int keepAliveFactor;
    private final OpenConnections openConnections = new OpenConnections();
    private final Subscriptions subscriptions = new Subscriptions();
    private final InjectedFaults injectedFaults = new InjectedFaults();
    private final Traffic traffic = new Traffic();
    private final Journal<ReceivedMessage> received;
    private final Journal<Refusal> refusals;
    private final Journal<ConnectAttempt> connects;
    private final Journal<AuthenticationAttempt> authentications;
    private final TokenStore tokens;
    private final PublishThrottle throttle;
    private volatile Consumer<ReceivedMessage> taker = message -> {};
    private volatile boolean up;

    /**
     * Creates the state of a platform to which nothing has happened.
     *
     * @param registry products, topic classes and devices
     * @param clock    dates connects, and counts seconds
     * @param keepAliveFactor    how many times faster a keep-alive runs out, at least 1
     * @param limit    how many messages are taken from a device within a second
     * @param most     how many entries each journal keeps, the last ones, and of messages at most 16 MB; {@link
     *                Integer#MAX_VALUE} for all
     */
    public PlatformState(DeviceRegistry registry, Clock clock, int keepAliveFactor, PublishLimit limit, int most) {
        this.registry = registry;
        this.clock = clock;
        this.keepAliveFactor = keepAliveFactor;
        tokens = new TokenStore(clock);
        throttle = new PublishThrottle(clock, limit, messages(most));
        received = messages(most);
        refusals = new Journal<>(most);
        connects = new Journal<>(most);
        authentications = new Journal<>(most);
    }

    private static Journal<ReceivedMessage> messages(int most) {
        return most == Integer.MAX_VALUE
                ? new Journal<>()
                : new Journal<>(most, MOST_MESSAGE_BYTES, ReceivedMessage::size);
    }

    public DeviceRegistry registry() {
        return registry;
    }

    public Clock clock() {
        return clock;
    }

    public int keepAliveFactor() {
        return keepAliveFactor;
    }

    public OpenConnections openConnections() {
        return openConnections;
    }

    /**
     * Who is connected.
     *
     * @return the devices
     */
    public Set<DeviceId> connected() {
        return openConnections.devices();
    }

    /**
     * What a device has connected with.
     *
     * @param device who
     * @return its MQTT client id; empty if it is not connected
     */
    public Optional<String> clientId(DeviceId device) {
        return openConnections.clientId(device);
    }

    /**
     * Waits until a device is connected, or until it is not.
     *
     * @param device  who
     * @param present whether it is to be connected
     * @param timeout how long to wait
     * @throws TimeoutException     if it did not happen in time
     * @throws InterruptedException if the thread was interrupted
     */
    public void await(DeviceId device, boolean present, Duration timeout)
            throws TimeoutException, InterruptedException {
        openConnections.await(device, present, timeout);
    }

    /**
     * The newest connection of those that were opened with a client id and username.
     *
     * @param clientId the MQTT client id
     * @param username the username
     * @return what tells it from every other; empty if it has ended
     */
    public Optional<String> connection(String clientId, String username) {
        return openConnections.newest(new OpenConnections.Identity(clientId, username));
    }

    /**
     * Whose connection one of these is.
     *
     * @param connections which
     * @return the device; empty if none of them is the present connection of one
     */
    public Optional<DeviceId> deviceOf(Collection<String> connections) {
        return openConnections.deviceOf(connections);
    }

    /**
     * Whether a connection has not ended.
     *
     * @param connection which
     * @return whether the broker still has it
     */
    public boolean isOpen(String connection) {
        return openConnections.isOpen(connection);
    }

    /**
     * Waits until connections that the other side has left have ended here, too, and all their messages are taken.
     *
     * @param connections which
     * @param timeout     how long to wait
     * @throws TimeoutException     if it did not happen in time
     * @throws InterruptedException if the thread was interrupted
     */
    public void awaitEnd(Collection<String> connections, Duration timeout)
            throws TimeoutException, InterruptedException {
        openConnections.awaitEnd(connections, timeout);
    }

    /**
     * Stops withholding acknowledgements from connections whose other side is about to leave.
     *
     * @param connections which
     */
    public void giveUp(Collection<String> connections) {
        injectedFaults.giveUp(connections);
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * The faults that a test has injected.
     *
     * @return the orders
     */
    public InjectedFaults injectedFaults() {
        return injectedFaults;
    }

    /**
     * The messages that were taken.
     *
     * @return the live journal
     */
    public Journal<ReceivedMessage> received() {
        return received;
    }

    /**
     * Hands every message that is taken to somebody. Who has an answer to it finds it among those that were.
     *
     * @param value takes them, on the threads of the broker
     */
    public void whenTaken(Consumer<ReceivedMessage> value) {
        taker = value;
    }

    /**
     * Takes a message.
     *
     * @param message the message
     */
    public void take(ReceivedMessage message) {
        received.add(message, taker);
    }

    /**
     * What drops the messages that come too fast, and knows which it has dropped.
     *
     * @return the throttle
     */
    public PublishThrottle throttle() {
        return throttle;
    }

    /**
     * The messages as they pass.
     *
     * @return whom to ask to be told of them
     */
    public Traffic traffic() {
        return traffic;
    }

    /**
     * Whether a broker runs.
     *
     * @return true between its start and its end
     */
    public boolean isUp() {
        return up;
    }

    /**
     * A broker has started, or is about to end.
     *
     * @param value which of them
     */
    public void up(boolean value) {
        up = value;
    }

    /**
     * What was not allowed.
     *
     * @return the live journal
     */
    public Journal<Refusal> refusals() {
        return refusals;
    }

    /**
     * Every CONNECT.
     *
     * @return the live journal
     */
    public Journal<ConnectAttempt> connects() {
        return connects;
    }

    /**
     * Every request to the HTTP service.
     *
     * @return the live journal
     */
    public Journal<AuthenticationAttempt> authentications() {
        return authentications;
    }

    public TokenStore tokens() {
        return tokens;
    }

    /** Makes every token invalid that was given out. */
    public void revokeTokens() {
        tokens.revokeAll();
    }
}
