package io.atforge.testkit.modem.uplink;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a connection is to go.
 *
 * @param address where a server listens
 * @param tls     how to speak to it; empty in clear
 */
public record Destination(InetSocketAddress address, Optional<Tls> tls) {

    /**
     * A server in clear.
     *
     * @param address where it listens
     * @return the destination
     */
    public static Destination inClear(InetSocketAddress address) {
        return new Destination(address, Optional.empty());
    }
}
