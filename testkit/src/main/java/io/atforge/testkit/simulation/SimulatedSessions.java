package io.atforge.testkit.simulation;

import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.platform.TopicFilter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/** The MQTT sessions of a simulated platform: who subscribes to what, and what waits for whom. */
final class SimulatedSessions {

    /** A session. It outlives a connection that is not clean, and then keeps messages with QoS 1. */
    private static final class Session {

        private final Set<String> filters = new LinkedHashSet<>();
        private final Queue<Consumer<MqttLink.Listener>> missed = new ArrayDeque<>();

        boolean wants(String topic) {
            return filters.contains(topic)
                    || filters.stream().anyMatch(filter -> new TopicFilter(filter).covers(topic));
        }
    }

    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<String> denied = new HashSet<>();
    private int subscribes;
    private int subscribedAgain;

    /** Starts the session of a connection, or goes on with it and delivers what waits in it. */
    void open(SimulatedLink link) {
        if (link.clean()) {
            end(link.username());
        }
        Session session = sessions.computeIfAbsent(link.username(), name -> new Session());
        session.missed.forEach(message -> link.toModem(() -> message.accept(link.listener())));
        session.missed.clear();
    }

    void end(String username) {
        sessions.remove(username);
    }

    void clear() {
        sessions.clear();
    }

    Set<String> filters(String username) {
        Session session = sessions.get(username);
        return session == null ? Set.of() : Set.copyOf(session.filters);
    }

    int subscribes() {
        return subscribes;
    }

    int subscribedAgain() {
        return subscribedAgain;
    }

    void deny(String filter) {
        denied.add(filter);
    }

    void grant(String filter) {
        denied.remove(filter);
    }

    /** Whether it is granted. */
    boolean subscribe(SimulatedLink link, String filter) {
        subscribes++;
        subscribedAgain += link.subscribes(filter) ? 0 : 1;
        if (denied.contains(filter)) {
            return false;
        }
        sessions.get(link.username()).filters.add(filter);
        return true;
    }

    void unsubscribe(SimulatedLink link, String filter) {
        link.unsubscribes(filter);
        sessions.get(link.username()).filters.remove(filter);
    }

    /** Gives a message to whoever subscribes and is connected, and keeps it for the others if it is to be kept. */
    void deliver(String topic, byte[] payload, boolean kept, Map<String, SimulatedLink> connections) {
        sessions.forEach((username, session) -> {
            if (session.wants(topic)) {
                Consumer<MqttLink.Listener> message = listener -> listener.message(topic, payload);
                SimulatedLink link = connections.get(username);
                if (link != null) {
                    link.toModem(() -> message.accept(link.listener()));
                } else if (kept) {
                    session.missed.add(message);
                }
            }
        });
    }
}
