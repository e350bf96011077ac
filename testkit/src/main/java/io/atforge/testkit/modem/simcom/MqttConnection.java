package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.simcom.Requests.Operation;
import io.atforge.testkit.modem.uplink.Connection;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The MQTT connection of one client. Says what follows the {@code OK} of its commands, each with the client's number:
 * {@code +CMQTTCONNECT}, {@code +CMQTTPUB}, {@code +CMQTTSUB}, {@code +CMQTTDISC}, {@code +CMQTTCONNLOST}.
 */
final class MqttConnection {

    /** How far the connection is. */
    enum Phase {
        OFFLINE,
        CONNECTING,
        ONLINE,
        DISCONNECTING
    }

    /** One connection, from dial to end. Reports of a connection that was replaced are ignored. */
    private final class Attempt implements Uplink.TcpListener, MqttLink.Listener {

        private final MqttTarget target;
        private final List<Runnable> early = new ArrayList<>();
        private Uplink.TcpLink tcp = () -> {};
        private Optional<MqttLink> link = Optional.empty();
        private boolean deaf;

        Attempt(MqttTarget target) {
            this.target = target;
        }

        private boolean in(Phase wanted) {
            return attempt == this && phase == wanted;
        }

        // The MQTT client opens a TCP connection of its own, which replaces the first.
        @Override
        public void opened() {
            if (in(Phase.CONNECTING) && link.isEmpty()) {
                tcp.close();
                MqttLink up = uplink.connect(target.to(), target.identity(), target.clean(), target.keepAlive(), this);
                link = Optional.of(up);
                if (deaf) {
                    up.deafen();
                }
            }
        }

        @Override
        public void failed() {
            connectFailed(target.to().tls().isPresent() ? MqttError.HANDSHAKE_FAILED : MqttError.SOCKET_CONNECT_FAILED);
        }

        @Override
        public void hungUp() {
            connectFailed(MqttError.CLOSED_BY_SERVER);
        }

        @Override
        public void refused(int code) {
            connectFailed(MqttError.ofReturnCode(code));
        }

        private void connectFailed(MqttError error) {
            if (in(Phase.CONNECTING)) {
                end();
                connectEnded(error);
            }
        }

        @Override
        public void connected() {
            if (in(Phase.CONNECTING)) {
                phase = Phase.ONLINE;
                patience.cancel();
                connectEnded(MqttError.NONE);
                early.forEach(Runnable::run);
            }
        }

        @Override
        public void closed() {
            if (in(Phase.ONLINE)) {
                lost(LossCause.CLOSED_BY_SERVER);
            }
        }

        // The broker may send kept messages before the modem has said that it is connected.
        @Override
        public void message(String topic, byte[] payload) {
            if (in(Phase.CONNECTING)) {
                early.add(() -> messages.show(client, topic, payload));
            } else if (attempt == this) {
                messages.show(client, topic, payload);
            }
        }

        private void cut() {
            tcp.close();
            link.ifPresent(MqttLink::cut);
        }
    }

    private final int client;
    private final Uplink uplink;
    private final Scheduler scheduler;
    private final SerialOutput output;
    private final MessageOutput messages;
    private final Requests requests;
    private Phase phase = Phase.OFFLINE;
    private Attempt attempt;
    private Scheduler.Timer patience = () -> {};

    MqttConnection(int client, Uplink uplink, Scheduler scheduler, SerialOutput output, MessageOutput messages) {
        this.client = client;
        this.uplink = uplink;
        this.scheduler = scheduler;
        this.output = output;
        this.messages = messages;
        requests = new Requests(client, scheduler, output);
    }

    Phase phase() {
        return phase;
    }

    Connection connection() {
        return switch (phase) {
            case OFFLINE -> Connection.DOWN;
            case CONNECTING, DISCONNECTING -> Connection.OPEN;
            case ONLINE -> Connection.ONLINE;
        };
    }

    /** What the present connection is to; empty if there is none. */
    Optional<MqttTarget> target() {
        return Optional.ofNullable(attempt).map(present -> present.target);
    }

    boolean busy(Operation operation) {
        return requests.underWay(operation);
    }

    /** Sets out to connect. */
    void connect(MqttTarget target, Duration within) {
        attempt = new Attempt(target);
        phase = Phase.CONNECTING;
        Attempt current = attempt;
        patience = scheduler.schedule(within, () -> {
            if (current.in(Phase.CONNECTING)) {
                current.cut();
                current.connectFailed(MqttError.TIMEOUT);
            }
        });
        attempt.tcp = uplink.dial(target.to(), attempt);
    }

    /** Says how an attempt to connect ended. */
    void connectEnded(MqttError error) {
        output.line("+CMQTTCONNECT: " + client + "," + error.number());
    }

    void publish(String topic, int qos, boolean retain, byte[] payload, Duration within) {
        start(
                Operation.PUBLISH,
                link -> link.publish(topic, qos, retain, payload).thenApply(sent -> MqttError.NONE),
                within);
    }

    /** Subscribes. That the broker refused a topic is said as a failure: no source shows its number. */
    void subscribe(Map<String, Integer> topics, Duration within) {
        start(
                Operation.SUBSCRIBE,
                link -> all(topics.entrySet().stream()
                        .map(topic -> link.subscribe(topic.getKey(), topic.getValue())
                                .thenApply(granted -> granted > 2 ? MqttError.FAILED : MqttError.NONE))
                        .toList()),
                within);
    }

    void unsubscribe(List<String> topics, Duration within) {
        start(
                Operation.UNSUBSCRIBE,
                link -> all(topics.stream()
                        .map(topic -> link.unsubscribe(topic).thenApply(done -> MqttError.NONE))
                        .toList()),
                within);
    }

    // The worst of the answers.
    private static CompletableFuture<MqttError> all(List<CompletableFuture<MqttError>> answers) {
        return answers.stream()
                .reduce((one, other) -> one.thenCombine(other, (a, b) -> a == MqttError.NONE ? b : a))
                .orElseGet(() -> CompletableFuture.completedFuture(MqttError.NONE));
    }

    // The connection may have ended since the OK.
    private void start(Operation operation, Function<MqttLink, CompletableFuture<MqttError>> request, Duration within) {
        if (phase == Phase.ONLINE) {
            requests.start(operation, request.apply(attempt.link.orElseThrow()), within);
        }
    }

    /** Sends DISCONNECT; the broker then closes the TCP connection. */
    void disconnect(Duration within) {
        if (phase != Phase.ONLINE) {
            return;
        }
        Attempt current = attempt;
        phase = Phase.DISCONNECTING;
        patience = scheduler.schedule(within, () -> disconnected(current, MqttError.TIMEOUT));
        current.link.orElseThrow().disconnect().thenRun(() -> disconnected(current, MqttError.NONE));
    }

    private void disconnected(Attempt current, MqttError result) {
        if (current.in(Phase.DISCONNECTING)) {
            current.cut();
            end();
            output.line("+CMQTTDISC: " + client + "," + result.number());
        }
    }

    /**
     * The connection broke. What was under way is said to have failed first, as in the log of a SIM7600EI whose broker
     * did not like a publish.
     */
    void lost(LossCause cause) {
        Phase before = phase;
        if (before == Phase.ONLINE) {
            requests.broken();
        }
        cut();
        switch (before) {
            case OFFLINE -> {}
            case CONNECTING -> connectEnded(MqttError.SOCKET_CONNECT_FAILED);
            case DISCONNECTING -> output.line("+CMQTTDISC: " + client + ",0");
            case ONLINE -> output.line("+CMQTTCONNLOST: " + client + "," + cause.number());
        }
    }

    /** Nothing flows on the connection any more. */
    void freeze() {
        if (attempt != null) {
            attempt.deaf = true;
            attempt.link.ifPresent(MqttLink::deafen);
        }
    }

    /** The network hears of a frozen connection, and ends it. */
    void thaw() {
        if (attempt != null && attempt.deaf) {
            lost(LossCause.RESET);
        }
    }

    /**
     * Ends the connection from this side, and says nothing.
     *
     * @return completes when the connection is closed
     */
    CompletableFuture<Void> leave() {
        Attempt current = attempt;
        end();
        if (current == null) {
            return CompletableFuture.completedFuture(null);
        }
        current.tcp.close();
        return current.link.map(MqttLink::leave).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Ends the connection without a word, to either side. */
    void cut() {
        Attempt current = attempt;
        end();
        if (current != null) {
            current.cut();
        }
    }

    private void end() {
        phase = Phase.OFFLINE;
        attempt = null;
        patience.cancel();
        requests.forget();
    }
}
