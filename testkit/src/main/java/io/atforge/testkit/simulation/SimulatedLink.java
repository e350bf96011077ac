package io.atforge.testkit.simulation;

import io.atforge.testkit.modem.uplink.MqttLink;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One MQTT connection, with both its ends. What is said on it arrives one latency later, and in order. */
final class SimulatedLink implements MqttLink {

    // The platform grants QoS 1, whatever is asked for (platform documentation: the QoS of a subscription is ignored).
    private static final int GRANTED = 1;
    private static final int REFUSED = 128;

    private final SimulatedPlatform platform;
    private final Listener listener;
    private final String username;
    private final boolean clean;
    private final Queue<Runnable> withheld = new ArrayDeque<>();
    private final Set<String> subscribed = new HashSet<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean upAtModem = true;
    private boolean upAtPlatform;
    private boolean deaf;

    SimulatedLink(SimulatedPlatform platform, String username, boolean clean, Listener listener) {
        this.platform = platform;
        this.username = username;
        this.clean = clean;
        this.listener = listener;
    }

    String username() {
        return username;
    }

    /** Whether the session ends with the connection. */
    boolean clean() {
        return clean;
    }

    Listener listener() {
        return listener;
    }

    boolean upAtPlatform() {
        return upAtPlatform;
    }

    /** Notes that a topic was asked for in this connection; false if it was before. */
    boolean subscribes(String filter) {
        return subscribed.add(filter);
    }

    void unsubscribes(String filter) {
        subscribed.remove(filter);
    }

    void upAtPlatform(boolean up) {
        upAtPlatform = up;
    }

    /** Says something to the platform, which hears it if the connection is up there by then. */
    private void toPlatform(Runnable hearing) {
        if (!deaf && upAtModem) {
            platform.later(() -> {
                if (upAtPlatform) {
                    hearing.run();
                }
            });
        }
    }

    /** Says something to the modem, which hears it if the connection is up there by then. */
    void toModem(Runnable hearing) {
        platform.later(() -> {
            if (!deaf && upAtModem) {
                hearing.run();
            }
        });
    }

    private <T> void acknowledge(CompletableFuture<T> done, T answer) {
        Runnable say = () -> toModem(() -> done.complete(answer));
        if (platform.withholds()) {
            withheld.add(say);
        } else {
            say.run();
        }
    }

    void giveWithheld() {
        withheld.forEach(Runnable::run);
        withheld.clear();
    }

    @Override
    public CompletableFuture<Void> publish(String topic, int qos, boolean retain, byte[] payload) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        toPlatform(() -> {
            platform.arrived(this, topic, qos, payload);
            if (qos > 0) {
                acknowledge(done, null);
            }
        });
        if (qos == 0) {
            done.complete(null);
        }
        return done;
    }

    @Override
    public CompletableFuture<Integer> subscribe(String topic, int qos) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        toPlatform(() -> {
            acknowledge(done, platform.sessions().subscribe(this, topic) ? GRANTED : REFUSED);
        });
        return done;
    }

    @Override
    public CompletableFuture<Void> unsubscribe(String topic) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        toPlatform(() -> {
            platform.sessions().unsubscribe(this, topic);
            toModem(() -> done.complete(null));
        });
        return done;
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        toPlatform(() -> platform.left(this));
        upAtModem = false;
        platform.later(() -> platform.later(() -> ended.complete(null)));
        return ended;
    }

    @Override
    public void cut() {
        toPlatform(() -> platform.left(this));
        upAtModem = false;
        ended.complete(null);
    }

    @Override
    public void deafen() {
        if (!deaf) {
            deaf = true;
            platform.wentDeaf(this);
        }
    }

    /** The platform ends the connection. */
    void end() {
        upAtPlatform = false;
        toModem(() -> {
            upAtModem = false;
            listener.closed();
        });
    }
}
