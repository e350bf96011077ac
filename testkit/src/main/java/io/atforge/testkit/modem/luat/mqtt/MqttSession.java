package io.atforge.testkit.modem.luat.mqtt;

import io.atforge.testkit.modem.luat.bearer.BearerUser;
import io.atforge.testkit.modem.uplink.Connection;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The modem's one MQTT connection. Says what follows the {@code OK} of the commands: CONNECT OK, CONNACK OK, SUBACK,
 * PUBACK, CLOSED.
 */
public final class MqttSession implements BearerUser {

    /** How far the connection is. */
    enum Phase {
        OFFLINE,
        DIALLING,
        TCP_UP,
        CONNECTING,
        ONLINE,
        DISCONNECTING
    }

    /** One connection, from dial to end. Reports of a connection that was replaced are ignored. */
    private final class Attempt implements Uplink.TcpListener, MqttLink.Listener {

        private final Destination to;
        private final List<Runnable> early = new ArrayList<>();
        private Uplink.TcpLink tcp;
        private MqttLink mqtt;
        private boolean deaf;

        Attempt(Destination to) {
            this.to = to;
        }

        private boolean in(Phase wanted) {
            return attempt == this && phase == wanted;
        }

        @Override
        public void opened() {
            if (in(Phase.DIALLING)) {
                phase = Phase.TCP_UP;
                output.line("CONNECT OK");
            }
        }

        @Override
        public void hungUp() {
            if (in(Phase.TCP_UP)) {
                end();
                output.line("CLOSED");
            }
        }

        @Override
        public void connected() {
            if (in(Phase.CONNECTING)) {
                phase = Phase.ONLINE;
                output.line("CONNACK OK");
                early.forEach(Runnable::run);
            }
        }

        @Override
        public void failed() {
            if (in(Phase.DIALLING)) {
                end();
                output.line("STATE: " + bearerState.get());
                output.line("CONNECT FAIL");
            }
        }

        // The sources show a bare ERROR, whatever the broker's reason is.
        @Override
        public void refused(int code) {
            if (in(Phase.CONNECTING)) {
                end();
                output.line("ERROR");
            }
        }

        @Override
        public void closed() {
            if (in(Phase.ONLINE) || in(Phase.DISCONNECTING)) {
                end();
                output.line("CLOSED");
            }
        }

        @Override
        public void message(String topic, byte[] payload) {
            if (in(Phase.CONNECTING)) {
                // The broker may send kept messages before the modem has said CONNACK OK.
                early.add(() -> inbound.accept(topic, payload));
            } else if (attempt == this) {
                inbound.accept(topic, payload);
            }
        }

        private void cut() {
            if (mqtt == null) {
                tcp.close();
            } else {
                mqtt.cut();
            }
        }

        private CompletableFuture<Void> hangUp() {
            if (mqtt != null) {
                return mqtt.leave();
            }
            tcp.close();
            return CompletableFuture.completedFuture(null);
        }
    }

    private final Uplink uplink;
    private final SerialOutput output;
    private final Supplier<String> bearerState;
    private final BiConsumer<String, byte[]> inbound;
    private Optional<MqttIdentity> identity = Optional.empty();
    private Phase phase = Phase.OFFLINE;
    private Attempt attempt;

    public MqttSession(
            Uplink uplink, SerialOutput output, Supplier<String> bearerState, BiConsumer<String, byte[]> inbound) {
        this.uplink = uplink;
        this.output = output;
        this.bearerState = bearerState;
        this.inbound = inbound;
    }

    Phase phase() {
        return phase;
    }

    /** How far it is, in the words of all families. */
    public Connection connection() {
        return switch (phase) {
            case OFFLINE, DIALLING -> Connection.DOWN;
            case TCP_UP, CONNECTING, DISCONNECTING -> Connection.OPEN;
            case ONLINE -> Connection.ONLINE;
        };
    }

    void require(Phase wanted) {
        if (phase != wanted) {
            throw CommandFailure.notAllowed();
        }
    }

    boolean configured() {
        return identity.isPresent();
    }

    void configure(MqttIdentity values) {
        identity = Optional.of(values);
    }

    /** Sets out to open the TCP connection, with TLS where it is wanted. */
    void dial(Destination to) {
        attempt = new Attempt(to);
        phase = Phase.DIALLING;
        attempt.tcp = uplink.dial(to, attempt);
    }

    /** Sets out for a host that cannot be reached. */
    void dialInVain() {
        output.line("STATE: " + bearerState.get());
        output.line("CONNECT FAIL");
    }

    /** Sends CONNECT. The MQTT client opens a TCP connection of its own, which replaces that of {@link #dial}. */
    void connect(boolean clean, int keepAlive) {
        if (phase != Phase.TCP_UP) {
            return;
        }
        attempt.tcp.close();
        phase = Phase.CONNECTING;
        attempt.mqtt = uplink.connect(attempt.to, identity.orElseThrow(), clean, keepAlive, attempt);
        if (attempt.deaf) {
            attempt.mqtt.deafen();
        }
    }

    void publish(String topic, int qos, boolean retain, byte[] payload) {
        confirm(
                () -> attempt.mqtt.publish(topic, qos, retain, payload),
                switch (qos) {
                    case 0 -> List.of();
                    case 1 -> List.of("PUBACK");
                    default -> List.of("PUBREC", "PUBCOMP");
                });
    }

    void subscribe(String topic, int qos) {
        confirm(() -> attempt.mqtt.subscribe(topic, qos), List.of("SUBACK"));
    }

    void unsubscribe(String topic) {
        confirm(() -> attempt.mqtt.unsubscribe(topic), List.of("UNSUBACK"));
    }

    // A connection that ends before the answer says CLOSED and nothing else. It may have ended since the OK.
    private void confirm(Supplier<CompletableFuture<?>> request, List<String> lines) {
        if (phase != Phase.ONLINE) {
            return;
        }
        Attempt current = attempt;
        request.get().thenRun(() -> {
            if (attempt == current) {
                lines.forEach(output::line);
            }
        });
    }

    /** Sends DISCONNECT; the broker then closes the TCP connection. */
    void disconnect() {
        if (phase != Phase.ONLINE) {
            return;
        }
        Attempt current = attempt;
        phase = Phase.DISCONNECTING;
        current.mqtt.disconnect().thenRun(current::closed);
    }

    /**
     * Ends the connection from this side, and says nothing.
     *
     * @return completes when the connection is closed
     */
    @Override
    public CompletableFuture<Void> drop() {
        Attempt current = attempt;
        end();
        return current == null ? CompletableFuture.completedFuture(null) : current.hangUp();
    }

    /** The network took the connection away. */
    @Override
    public void lost() {
        boolean up = phase != Phase.OFFLINE && phase != Phase.DIALLING;
        cut();
        if (up) {
            output.line("CLOSED");
        }
    }

    /** Nothing flows on the connection any more. */
    @Override
    public void freeze() {
        if (attempt != null) {
            attempt.deaf = true;
            if (attempt.mqtt != null) {
                attempt.mqtt.deafen();
            }
        }
    }

    /** The network hears of a frozen connection, and ends it. */
    public void thaw() {
        if (attempt != null && attempt.deaf) {
            lost();
        }
    }

    private void cut() {
        Attempt current = attempt;
        end();
        if (current != null) {
            current.cut();
        }
    }

    /** A restart: nothing of {@code AT+MCONFIG} is kept (vendor's FAQ). */
    public void restart() {
        cut();
        identity = Optional.empty();
    }

    private void end() {
        phase = Phase.OFFLINE;
        attempt = null;
    }
}
