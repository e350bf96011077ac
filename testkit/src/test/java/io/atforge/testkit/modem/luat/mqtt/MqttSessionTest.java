package io.atforge.testkit.modem.luat.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.HttpRequest;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Orders of events that a real broker produces too seldom to wait for. */
class MqttSessionTest {

    /** A network whose events the test brings about; no event comes by itself. */
    private static final class SteeredUplink implements Uplink, MqttLink {

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
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Integer> subscribe(String topic, int qos) {
            return new CompletableFuture<>();
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
    private final MqttSession session = new MqttSession(
            uplink, terminal, () -> "IP STATUS", (topic, payload) -> terminal.line("message on " + topic));

    MqttSessionTest() {
        terminal.attach(bytes -> said.append(Latin1.ofBytes(bytes)));
        session.configure(new MqttIdentity("id", "", "", Optional.empty()));
        session.dial(Destination.inClear(InetSocketAddress.createUnresolved("host", 1883)));
    }

    @Test
    void aMessageBeforeTheModemHasSeenTheConnackComesAfterIt() {
        uplink.tcp.opened();
        session.connect(true, 60);
        uplink.mqtt.message("t", new byte[0]);
        uplink.mqtt.connected();
        assertThat(said).hasToString("\r\nCONNECT OK\r\n\r\nCONNACK OK\r\n\r\nmessage on t\r\n");
    }

    @Test
    void theEndOfTheDialledConnectionIsNotTheEndOfTheMqttConnection() {
        uplink.tcp.opened();
        session.connect(true, 60);
        uplink.mqtt.connected();
        uplink.tcp.hungUp();
        assertThat(said).hasToString("\r\nCONNECT OK\r\n\r\nCONNACK OK\r\n");
    }

    @Test
    void nothingIsHeardOfAConnectionThatWasDropped() {
        uplink.tcp.opened();
        session.connect(true, 60);
        MqttLink.Listener dropped = uplink.mqtt;
        session.drop();
        session.dial(Destination.inClear(InetSocketAddress.createUnresolved("host", 1883)));
        dropped.connected();
        dropped.message("t", new byte[0]);
        dropped.closed();
        assertThat(said).hasToString("\r\nCONNECT OK\r\n");
    }

    @Test
    void theEndIsSaidOnce() {
        uplink.tcp.opened();
        session.connect(true, 60);
        uplink.mqtt.connected();
        uplink.mqtt.closed();
        uplink.mqtt.closed();
        assertThat(said).hasToString("\r\nCONNECT OK\r\n\r\nCONNACK OK\r\n\r\nCLOSED\r\n");
    }
}
