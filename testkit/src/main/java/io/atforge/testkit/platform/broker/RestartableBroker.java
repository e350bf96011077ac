package io.atforge.testkit.platform.broker;

import io.atforge.testkit.platform.net.Loopback;
import io.atforge.testkit.platform.net.SilentServer;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.tls.ServerCertificate;
import io.atforge.testkit.platform.tls.TlsServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A broker that can go down and come up again at the same addresses. Safe for any thread. */
public final class RestartableBroker {

    private final PlatformState state;
    private final Duration patience;
    private final Optional<ServerCertificate> tls;
    private final Broker.Ports ports;
    private final InetSocketAddress tlsAddress;
    private Broker broker;
    private Optional<SilentServer> silence;
    private boolean up = true;

    /**
     * Starts a broker on ports that are free, and waits until it listens.
     *
     * @param state    what the platform knows
     * @param patience how long a TCP connection may wait with its CONNECT
     * @param tls      what it shows to those who come with TLS; empty if it has no TLS
     * @throws IllegalStateException if the broker does not start
     */
    public RestartableBroker(PlatformState state, Duration patience, Optional<ServerCertificate> tls) {
        this.state = state;
        this.patience = patience;
        this.tls = tls;
        broker = start(Broker.Ports.FREE);
        ports = broker.ports();
        silence = tls.filter(own -> own.kind() == TlsServer.SILENT).map(own -> new SilentServer(0));
        tlsAddress = silence.map(SilentServer::address)
                .orElseGet(() -> Loopback.address(ports.tls() == 0 ? ports.tcp() : ports.tls()));
    }

    private Broker start(Broker.Ports wanted) {
        return new Broker(
                state,
                wanted,
                patience,
                tls.filter(own -> own.kind() != TlsServer.SILENT && own.kind() != TlsServer.PLAIN));
    }

    /**
     * Where it listens for MQTT over TCP when it is up.
     *
     * @return an address on 127.0.0.1
     */
    public InetSocketAddress address() {
        return Loopback.address(ports.tcp());
    }

    /**
     * Where those go who come with TLS.
     *
     * @return an address on 127.0.0.1; empty without TLS
     */
    public Optional<InetSocketAddress> tlsAddress() {
        return tls.map(own -> tlsAddress);
    }

    /**
     * The broker that is up.
     *
     * @return the broker
     * @throws IllegalStateException if it is down
     */
    public synchronized Broker running() {
        if (!up) {
            throw new IllegalStateException("the platform is stopped; call restart() first");
        }
        return broker;
    }

    /** Goes down, if it is up. Returns when that is done. */
    public synchronized void stop() {
        if (up) {
            up = false;
            silence.ifPresent(SilentServer::close);
            broker.close();
        }
    }

    /** Comes up, if it is down. Returns when it listens. */
    public synchronized void restart() {
        if (!up) {
            broker = start(ports);
            silence = silence.map(closed -> new SilentServer(closed.address().getPort()));
            up = true;
        }
    }
}
