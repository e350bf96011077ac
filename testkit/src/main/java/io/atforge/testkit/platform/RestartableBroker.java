package io.atforge.testkit.platform;

import java.net.InetSocketAddress;
import java.time.Duration;

/** A broker that can go down and come up again at the same address. Safe for any thread. */
public final class RestartableBroker {

    private final PlatformState state;
    private final Duration patience;
    private final InetSocketAddress address;
    private Broker broker;
    private boolean up = true;

    /**
     * Starts a broker on a port that is free, and waits until it listens.
     *
     * @param state    what the platform knows
     * @param patience how long a TCP connection may wait with its CONNECT
     * @throws IllegalStateException if the broker does not start
     */
    public RestartableBroker(PlatformState state, Duration patience) {
        this.state = state;
        this.patience = patience;
        broker = new Broker(state, 0, patience);
        address = broker.address();
    }

    /**
     * Where it listens when it is up.
     *
     * @return an address on 127.0.0.1
     */
    public InetSocketAddress address() {
        return address;
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
            broker.close();
        }
    }

    /** Comes up, if it is down. Returns when it listens. */
    public synchronized void restart() {
        if (!up) {
            broker = new Broker(state, address.getPort(), patience);
            up = true;
        }
    }
}
