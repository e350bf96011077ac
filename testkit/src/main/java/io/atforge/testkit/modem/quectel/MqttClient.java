package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.quectel.MqttSettings.Patience;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One of the modem's six MQTT clients. Says what follows the {@code OK} of the commands, and {@code +QMTSTAT} when its
 * connection ends: 1 the server ended it, 2 no PINGRESP came, 5 after DISCONNECT, 7 the network is gone, 8 the modem
 * ended it.
 */
final class MqttClient {

    static final int BY_SERVER = 1;
    private static final int NO_PINGRESP = 2;
    static final int NO_LINK = 7;
    static final int BY_MODEM = 8;

    /** One connection, from open to end. Reports of a connection that was replaced are ignored. */
    private final class Attempt implements Uplink.TcpListener, MqttLink.Listener {

        private final Destination to;
        private final String described;
        private final List<Runnable> early = new ArrayList<>();
        private final Answers answers = new Answers(scheduler);
        private Uplink.TcpLink tcp;
        private MqttLink mqtt;
        private boolean deaf;
        private Duration alive = Duration.ZERO;

        Attempt(Destination to, String described) {
            this.to = to;
            this.described = described;
        }

        private boolean in(Phase wanted) {
            return attempt == this && phase == wanted;
        }

        @Override
        public void opened() {
            if (in(Phase.OPENING)) {
                phase = Phase.OPEN;
                result("QMTOPEN", 0);
            }
        }

        @Override
        public void failed() {
            if (in(Phase.OPENING)) {
                end(Phase.FREE);
                // "+QMTOPEN: 0,-1 is what every mistake about TLS looks like" (forum); 5 is a network error (manual).
                result("QMTOPEN", to.tls().isPresent() ? -1 : 5);
            }
        }

        @Override
        public void hungUp() {
            if (in(Phase.OPEN)) {
                ended(BY_SERVER);
            }
        }

        @Override
        public void connected() {
            if (in(Phase.CONNECTING)) {
                phase = Phase.CONNECTED;
                urcs.say("+QMTCONN: " + id + ",0,0");
                early.forEach(Runnable::run);
            }
        }

        @Override
        public void refused(int code) {
            if (in(Phase.CONNECTING)) {
                end(variant.keepsClient() ? Phase.ENDED : Phase.FREE);
                urcs.say("+QMTCONN: " + id + (code == 0 ? ",2" : ",0," + code));
            }
        }

        @Override
        public void closed() {
            if (in(Phase.CONNECTED)) {
                ended(BY_SERVER);
            }
        }

        @Override
        public void message(String topic, byte[] payload) {
            if (in(Phase.CONNECTING)) {
                // The broker may send kept messages before the modem has said that it is connected.
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

    private final int id;
    private final QuectelVariant variant;
    private final Uplink uplink;
    private final Scheduler scheduler;
    private final Urcs urcs;
    private final BiConsumer<String, byte[]> inbound;
    private Phase phase = Phase.FREE;
    private Attempt attempt;

    MqttClient(
            int id,
            QuectelVariant variant,
            Uplink uplink,
            Scheduler scheduler,
            Urcs urcs,
            BiConsumer<String, byte[]> inbound) {
        this.id = id;
        this.variant = variant;
        this.uplink = uplink;
        this.scheduler = scheduler;
        this.urcs = urcs;
        this.inbound = inbound;
    }

    Phase phase() {
        return phase;
    }

    void require(Phase wanted) {
        if (phase != wanted) {
            throw CommandFailure.notAllowed();
        }
    }

    /** The host and port of {@code AT+QMTOPEN?}; only while there is a connection. */
    String described() {
        return attempt.described;
    }

    boolean up() {
        return attempt != null && phase != Phase.OPENING;
    }

    /** Says how a command about this client ended. */
    void result(String command, int number) {
        urcs.say("+" + command + ": " + id + "," + number);
    }

    void open(Destination to, String host, int port) {
        attempt = new Attempt(to, "\"" + host + "\"," + port);
        phase = Phase.OPENING;
        attempt.tcp = uplink.dial(to, attempt);
    }

    /**
     * Sends CONNECT, on a TCP connection of its own, which replaces that of {@link #open}. Says 2 when no CONNACK comes
     * in time; a connection that is deaf ends when the PINGRESP is due, too.
     */
    void connect(MqttIdentity identity, boolean clean, int keepAlive, Patience patience) {
        if (phase != Phase.OPEN) {
            return;
        }
        attempt.tcp.close();
        phase = Phase.CONNECTING;
        attempt.mqtt = uplink.connect(attempt.to, identity, clean, keepAlive, attempt);
        Attempt current = attempt;
        Duration due = Duration.ofSeconds((long) patience.seconds() * patience.tries());
        current.alive = due.plusSeconds(keepAlive);
        current.answers.within(due, () -> {
            if (current.in(Phase.CONNECTING)) {
                cut();
                urcs.say("+QMTCONN: " + id + ",2");
            }
        });
        if (current.deaf) {
            current.mqtt.deafen();
        }
    }

    /**
     * Sends something that is answered, and says the answer by a URC of that name; 2 if it cannot be sent.
     */
    void request(String urc, int messageId, Patience patience, Function<MqttLink, CompletableFuture<String>> sending) {
        String head = urc + ": " + id + "," + messageId + ",";
        if (phase != Phase.CONNECTED) {
            urcs.say(head + "2");
            return;
        }
        attempt.answers.await(sending.apply(attempt.mqtt), patience, result -> urcs.say(head + result));
    }

    void disconnect() {
        if (phase != Phase.CONNECTED) {
            return;
        }
        Attempt current = attempt;
        phase = Phase.DISCONNECTING;
        current.mqtt.disconnect().thenRun(() -> {
            if (current.in(Phase.DISCONNECTING)) {
                end(Phase.FREE);
                result("QMTDISC", 0);
                if (variant.saysGoodbye()) {
                    result("QMTSTAT", 5);
                }
            }
        });
    }

    /**
     * Ends the connection from this side, and says nothing.
     *
     * @return completes when the connection is closed
     */
    CompletableFuture<Void> drop() {
        Attempt current = attempt;
        end(Phase.FREE);
        return current == null ? CompletableFuture.completedFuture(null) : current.hangUp();
    }

    /** The connection breaks; the broker hears of it without a DISCONNECT. */
    void lost(int reason) {
        if (attempt == null) {
            // one that has ended is kept until it is closed
            return;
        }
        boolean wasUp = up();
        cut();
        if (wasUp) {
            ended(reason);
        }
    }

    private void ended(int reason) {
        end(variant.keepsClient() ? Phase.ENDED : Phase.FREE);
        result("QMTSTAT", reason);
    }

    void freeze() {
        if (attempt != null) {
            attempt.deaf = true;
            if (attempt.mqtt != null) {
                attempt.mqtt.deafen();
                Attempt current = attempt;
                current.answers.within(current.alive, () -> {
                    if (current.in(Phase.CONNECTED)) {
                        lost(NO_PINGRESP);
                    }
                });
            }
        }
    }

    void thaw() {
        if (attempt != null && attempt.deaf) {
            lost(BY_SERVER);
        }
    }

    /** Breaks the connection without a word. */
    void cut() {
        Attempt current = attempt;
        end(Phase.FREE);
        if (current != null) {
            current.cut();
        }
    }

    private void end(Phase next) {
        if (attempt != null) {
            attempt.answers.end();
        }
        phase = next;
        attempt = null;
    }
}
