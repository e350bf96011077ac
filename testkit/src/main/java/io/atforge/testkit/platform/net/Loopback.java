package io.atforge.testkit.platform.net;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses on 127.0.0.1, whatever {@code localhost} means on this machine. */
public final class Loopback {

    private Loopback() {}

    public static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }
}
