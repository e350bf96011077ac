package io.atforge.testkit;

import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.HttpRequest;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.state.PlatformState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** An uplink that knows which of a platform's connections are the modem's. */
final class PlatformUplink implements Uplink {

    /** Hears of the modem's MQTT connection on the way. */
    private final class Listener implements MqttLink.Listener {

        private final MqttIdentity identity;
        private final MqttLink.Listener modem;

        Listener(MqttIdentity identity, MqttLink.Listener modem) {
            this.identity = identity;
            this.modem = modem;
        }

        @Override
        public void connected() {
            connections.removeIf(connection -> !platform.isOpen(connection));
            platform.connection(identity.clientId(), identity.username()).ifPresent(connections::add);
            modem.connected();
        }

        @Override
        public void refused(int code) {
            modem.refused(code);
        }

        @Override
        public void closed() {
            modem.closed();
        }

        @Override
        public void message(String topic, byte[] payload) {
            modem.message(topic, payload);
        }
    }

    private final Uplink way;
    private final PlatformState platform;
    private final Set<String> connections = ConcurrentHashMap.newKeySet();

    PlatformUplink(Uplink way, PlatformState platform) {
        this.way = way;
        this.platform = platform;
    }

    @Override
    public TcpLink dial(Destination to, TcpListener listener) {
        return way.dial(to, listener);
    }

    @Override
    public MqttLink connect(
            Destination to, MqttIdentity identity, boolean clean, int keepAlive, MqttLink.Listener listener) {
        return way.connect(to, identity, clean, keepAlive, new Listener(identity, listener));
    }

    @Override
    public TcpLink call(Destination to, HttpRequest call, HttpListener listener) {
        return way.call(to, call, listener);
    }

    /** The device that the modem is at present. */
    Optional<DeviceId> device() {
        return platform.deviceOf(connections);
    }

    /** Called before the modem ends its connections, since withheld acknowledgements would delay their end. */
    void giveUp() {
        platform.giveUp(connections);
    }

    /** Waits until the platform is done with every connection, after the modem has ended them all. */
    void awaitEnd(Duration timeout) throws TimeoutException, InterruptedException {
        platform.awaitEnd(connections, timeout);
    }
}
