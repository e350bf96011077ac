package io.atforge.testkit.simulation;

import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.HttpRequest;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.state.PublishThrottle;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.thing.Topics;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A platform without sockets, in virtual time: the uplink of any number of modems. It lets everybody in, keeps one
 * connection for each username, and delivers to whoever subscribes. It checks no signatures and topic classes; {@link
 * io.atforge.testkit.IotPlatform} does. TLS makes no difference to it, and it has no HTTP. It runs on the thread of its
 * time and is not safe for more than one.
 */
public final class SimulatedPlatform implements Uplink, PlatformControl {

    private final VirtualTime time;
    private final Duration latency;
    private final Consumer<? super ReceivedMessage> arrivals;
    private final Map<String, SimulatedLink> connections = new LinkedHashMap<>();
    private final SimulatedSessions sessions = new SimulatedSessions();
    private final List<ConnectAttempt> connects = new ArrayList<>();
    private final Map<SimulatedLink, Integer> keepAlives = new HashMap<>();
    private final PublishThrottle throttle;
    private final SimulatedTcp tcp;
    private Optional<SimulatedThings> things = Optional.empty();
    private int refusal;
    private boolean withholding;
    private boolean stopped;

    /**
     * Creates a platform that is up.
     *
     * @param time     whose time it lives by
     * @param latency  how long anything takes from the modem to the platform, or back
     * @param arrivals takes every message that arrives and is not throttled
     */
    public SimulatedPlatform(VirtualTime time, Duration latency, Consumer<? super ReceivedMessage> arrivals) {
        this.time = time;
        this.latency = latency;
        this.arrivals = arrivals;
        throttle = new PublishThrottle(time.clock(), PublishLimit.NONE);
        tcp = new SimulatedTcp(time, latency, () -> stopped);
    }

    /**
     * Gives products their thing models, before anybody connects.
     *
     * @param products what is known of each product, by its key
     */
    public void thingModels(Map<String, ThingProduct> products) {
        things = Optional.of(new SimulatedThings(this, time, products));
    }

    @Override
    public Things things() {
        return things.map(SimulatedThings::things)
                .orElseThrow(() -> new IllegalStateException("no thing model; call thingModels(...) first"));
    }

    /**
     * Every CONNECT that has reached the platform.
     *
     * @return a copy, oldest first
     */
    public List<ConnectAttempt> connects() {
        return List.copyOf(connects);
    }

    /**
     * The messages that were dropped since they came too fast: see {@link #limitPublishes}.
     *
     * @return a copy, oldest first
     */
    public List<ReceivedMessage> throttled() {
        return throttle.dropped().entries();
    }

    /** Forgets the CONNECTs and the throttled messages so far. */
    public void clear() {
        connects.clear();
        throttle.dropped().clear();
    }

    /**
     * Who is connected.
     *
     * @return the usernames
     */
    public Set<String> connected() {
        return Set.copyOf(connections.keySet());
    }

    /**
     * What a device subscribes to.
     *
     * @param username {@code deviceName&productKey}
     * @return the topic filters
     */
    public Set<String> subscriptions(String username) {
        return sessions.filters(username);
    }

    /** How often devices have subscribed, whether it was granted or not. */
    public int subscribes() {
        return sessions.subscribes();
    }

    /**
     * How often a device has subscribed to a topic that it had subscribed to in the same connection.
     *
     * @return at least 0
     */
    public int subscribedAgain() {
        return sessions.subscribedAgain();
    }

    void later(Runnable task) {
        time.schedule(latency, task);
    }

    boolean withholds() {
        return withholding;
    }

    @Override
    public TcpLink dial(Destination to, TcpListener listener) {
        return tcp.dial(listener);
    }

    /** There is no HTTP here: every request is answered as an error of the network. */
    @Override
    public TcpLink call(Destination to, HttpRequest call, HttpListener listener) {
        return tcp.call(listener);
    }

    @Override
    public MqttLink connect(
            Destination to, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener) {
        SimulatedLink link = new SimulatedLink(this, identity.username(), clean, listener);
        keepAlives.put(link, keepAlive);
        later(() -> login(link, identity));
        return link;
    }

    private void login(SimulatedLink link, MqttIdentity identity) {
        if (stopped) {
            keepAlives.remove(link);
            link.toModem(() -> link.listener().refused(0));
            return;
        }
        connects.add(new ConnectAttempt(
                identity.username(),
                identity.clientId(),
                time.clock().instant(),
                refusal == 0 ? Optional.empty() : Optional.of(Reason.ORDERED)));
        if (refusal != 0) {
            keepAlives.remove(link);
            int code = refusal;
            link.toModem(() -> link.listener().refused(code));
            return;
        }
        kick(link.username());
        things.ifPresent(own -> own.login(identity));
        link.upAtPlatform(true);
        connections.put(link.username(), link);
        link.toModem(link.listener()::connected);
        sessions.open(link);
    }

    /** The connection ended without the platform's doing. */
    void left(SimulatedLink link) {
        link.upAtPlatform(false);
        keepAlives.remove(link);
        if (connections.remove(link.username(), link) && link.clean()) {
            sessions.end(link.username());
        }
    }

    /** From now on the platform hears nothing of a connection, and ends it after 1.5 keep-alives. */
    void wentDeaf(SimulatedLink link) {
        Integer keepAlive = keepAlives.get(link);
        if (keepAlive != null) {
            time.schedule(Duration.ofMillis(keepAlive * 1500L), () -> left(link));
        }
    }

    void arrived(SimulatedLink from, String topic, int qos, byte[] payload) {
        DeviceId device = SimulatedThings.device(from.username());
        ReceivedMessage message = new ReceivedMessage(device, topic, payload, Qos.of(Math.min(qos, 1)));
        if (throttle.takes(message)) {
            things.ifPresent(own -> own.things().received(message));
            arrivals.accept(message);
            if (!Topics.isForPlatformOnly(device, topic)) {
                sessions.deliver(topic, payload, qos > 0, connections);
            }
        }
    }

    SimulatedSessions sessions() {
        return sessions;
    }

    /**
     * Ends a device's connection from the platform's side.
     *
     * @param username {@code deviceName&productKey}
     * @return whether it was connected
     */
    public boolean kick(String username) {
        SimulatedLink link = connections.get(username);
        if (link == null) {
            return false;
        }
        left(link);
        link.end();
        return true;
    }

    @Override
    public void kickAll() {
        connected().forEach(this::kick);
    }

    @Override
    public void refuseAll(int connAck) {
        if (connAck < 1 || connAck > 5) {
            throw new IllegalArgumentException("CONNACK " + connAck + "; a refusal is 1 to 5");
        }
        refusal = connAck;
    }

    @Override
    public void admitAll() {
        refusal = 0;
    }

    @Override
    public void deny(String topicFilter) {
        sessions.deny(topicFilter);
    }

    @Override
    public void grant(String topicFilter) {
        sessions.grant(topicFilter);
    }

    @Override
    public void withholdAcknowledgements(boolean on) {
        withholding = on;
        if (!on) {
            connections.values().forEach(SimulatedLink::giveWithheld);
        }
    }

    @Override
    public void limitPublishes(PublishLimit limit) {
        throttle.limit(limit);
    }

    @Override
    public void stop() {
        stopped = true;
        kickAll();
        sessions.clear();
    }

    @Override
    public void restart() {
        stopped = false;
    }

    @Override
    public void send(String topic, String text) {
        sessions.deliver(topic, text.getBytes(StandardCharsets.UTF_8), false, connections);
    }
}
