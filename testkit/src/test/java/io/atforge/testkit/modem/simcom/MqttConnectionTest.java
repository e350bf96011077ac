package io.atforge.testkit.modem.simcom;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.HttpRequest;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.simulation.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Orders of events that a real broker produces too seldom to wait for. */
class MqttConnectionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final MqttTarget TARGET = new MqttTarget(
            Destination.inClear(InetSocketAddress.createUnresolved("host", 1883)),
            "tcp://host:1883",
            new MqttIdentity("id", "", "", Optional.empty()),
            true,
            60);
    private static final String CONNECTED = "\r\n+CMQTTCONNECT: 0,0\r\n";

    /** A network whose events the test brings about; no event comes by itself. */
    private static final class SteeredUplink implements Uplink, MqttLink {

        private final CompletableFuture<Void> published = new CompletableFuture<>();
        private final CompletableFuture<Integer> granted = new CompletableFuture<>();
        private final CompletableFuture<Integer> refused = new CompletableFuture<>();
        private TcpListener tcp;
        private MqttLink.Listener mqtt;

        @Override
        public TcpLink dial(Destination to, TcpListener listener) {
            tcp = listener;
            return () -> {};
        }

        @Override
        public MqttLink connect(
                Destination to, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener) {
            mqtt = listener;
            return this;
        }

        @Override
        public TcpLink call(Destination to, HttpRequest call, HttpListener listener) {
            throw new UnsupportedOperationException("nothing here is about HTTP");
        }

        @Override
        public CompletableFuture<Void> publish(String topic, int qos, boolean retain, byte[] payload) {
            return published;
        }

        @Override
        public CompletableFuture<Integer> subscribe(String topic, int qos) {
            return topic.equals("refused") ? refused : granted;
        }

        @Override
        public CompletableFuture<Void> unsubscribe(String topic) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> disconnect() {
            return new CompletableFuture<>();
        }

        @Override
        public void cut() {
            // the end of the test's interest
        }

        @Override
        public void deafen() {
            // says nothing anyway
        }
    }

    private final StringBuilder said = new StringBuilder();
    private final SteeredUplink uplink = new SteeredUplink();
    private final SerialOutput terminal = new SerialOutput();
    private final VirtualTime time = new VirtualTime();
    private final MqttConnection connection =
            new MqttConnection(0, uplink, time, terminal, new MessageOutput(terminal, false));

    MqttConnectionTest() {
        terminal.attach(bytes -> said.append(Latin1.ofBytes(bytes)));
        connection.connect(TARGET, PATIENCE);
    }

    private void online() {
        uplink.tcp.opened();
        uplink.mqtt.connected();
    }

    @Test
    void aMessageBeforeTheModemHasSeenTheConnackComesAfterIt() {
        uplink.tcp.opened();
        uplink.mqtt.message("t", new byte[] {'p'});
        assertThat(said).isEmpty();
        uplink.mqtt.connected();
        assertThat(said)
                .hasToString(CONNECTED + "\r\n+CMQTTRXSTART: 0,1,1\r\n+CMQTTRXTOPIC: 0,1\r\nt\r\n"
                        + "+CMQTTRXPAYLOAD: 0,1\r\np\r\n+CMQTTRXEND: 0\r\n");
    }

    @Test
    void aServerThatHangsUpBeforeTheConnectIsSaid() {
        uplink.tcp.hungUp();
        assertThat(said).hasToString("\r\n+CMQTTCONNECT: 0,26\r\n");
        uplink.tcp.opened();
        assertThat(uplink.mqtt).isNull();
    }

    @Test
    void aServerThatSaysNothingTimesOutOnce() {
        uplink.tcp.opened();
        time.advance(PATIENCE);
        assertThat(said).hasToString("\r\n+CMQTTCONNECT: 0,17\r\n");
        uplink.mqtt.connected();
        time.advance(PATIENCE);
        assertThat(said).hasToString("\r\n+CMQTTCONNECT: 0,17\r\n");
    }

    @Test
    void anAnswerThatComesTooLateIsNotSaid() {
        online();
        connection.publish("t", 1, false, new byte[0], PATIENCE);
        time.advance(PATIENCE);
        uplink.published.complete(null);
        assertThat(said).hasToString(CONNECTED + "\r\n+CMQTTPUB: 0,17\r\n");
        assertThat(connection.busy(Requests.Operation.PUBLISH)).isFalse();
    }

    @Test
    void nothingIsHeardOfAConnectionThatWasReplaced() {
        online();
        connection.publish("t", 1, false, new byte[0], PATIENCE);
        MqttLink.Listener dropped = uplink.mqtt;
        connection.cut();
        connection.connect(TARGET, PATIENCE);
        uplink.published.complete(null);
        dropped.connected();
        dropped.message("t", new byte[0]);
        dropped.closed();
        time.advance(PATIENCE.minusSeconds(1));
        assertThat(said).hasToString(CONNECTED);
    }

    @Test
    void theEndIsSaidOnceAndAfterWhatWasUnderWay() {
        online();
        connection.publish("t", 1, false, new byte[0], PATIENCE);
        connection.unsubscribe(List.of("t"), PATIENCE);
        uplink.mqtt.closed();
        uplink.mqtt.closed();
        time.advance(PATIENCE);
        assertThat(said)
                .hasToString(CONNECTED + "\r\n+CMQTTPUB: 0,6\r\n\r\n+CMQTTUNSUB: 0,6\r\n\r\n+CMQTTCONNLOST: 0,1\r\n");
    }

    @Test
    void oneRefusedTopicFailsTheSubscription() {
        online();
        connection.subscribe(Map.of("granted", 1, "refused", 1), PATIENCE);
        uplink.granted.complete(1);
        assertThat(said).hasToString(CONNECTED);
        uplink.refused.complete(128);
        assertThat(said).hasToString(CONNECTED + "\r\n+CMQTTSUB: 0,1\r\n");
    }

    @Test
    void aConnectionThatBreaksOnItsWayHasFailed() {
        connection.lost(LossCause.NETWORK_CLOSED);
        assertThat(said).hasToString("\r\n+CMQTTCONNECT: 0,3\r\n");
    }
}
