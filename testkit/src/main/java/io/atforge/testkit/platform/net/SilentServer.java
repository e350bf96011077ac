package io.atforge.testkit.platform.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Takes connections and never says a word: the operating system answers, nobody accepts. */
public final class SilentServer implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket socket;

    public SilentServer(int port) {
        try {
            socket = new ServerSocket(port, BACKLOG, Loopback.address(0).getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return Loopback.address(socket.getLocalPort());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
