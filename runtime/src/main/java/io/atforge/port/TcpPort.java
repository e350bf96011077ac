package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A TCP connection to a serial-port server that passes bytes through. */
public final class TcpPort implements Port {

    private static final int CONNECT_WITHIN_MS = 10_000;
    private static final int READ_SLICE_MS = 500;

    private final PortAddress.Tcp address;
    private volatile Optional<SocketChannel> connection = Optional.empty();

    /**
     * Creates the port; it is not connected.
     *
     * @param address the server
     */
    public TcpPort(PortAddress.Tcp address) {
        this.address = address;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public void open(Receiver receiver) {
        try {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().connect(new InetSocketAddress(address.host(), address.port()), CONNECT_WITHIN_MS);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                channel.configureBlocking(false);
                Selector readable = Selector.open();
                channel.register(readable, SelectionKey.OP_READ);
                connection = Optional.of(channel);
                new PortReader(
                        name(),
                        receiver,
                        buffer -> read(channel, readable, buffer),
                        () -> connection.filter(current -> current == channel).isPresent()).start();
            } catch (IOException | RuntimeException e) {
                closeQuietly(channel);
                throw e;
            }
        } catch (IOException e) {
            throw new PortException(
                    Reason.MISSING, name() + " cannot be reached; check that the serial-port server runs", e);
        }
    }

    private static int read(SocketChannel channel, Selector readable, byte[] buffer) throws IOException {
        readable.select(READ_SLICE_MS);
        readable.selectedKeys().clear();
        int count = channel.isOpen() ? channel.read(ByteBuffer.wrap(buffer)) : -1;
        if (count < 0) {
            // as long as the selector has the channel's key, the system keeps the socket
            closeQuietly(channel);
            readable.close();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) {
        SocketChannel channel = connection.orElseThrow(() -> new PortException(Reason.LOST, name() + " is not open"));
        ByteBuffer remaining = ByteBuffer.wrap(bytes);
        new WriteDeadline(name(), System::nanoTime).await(() -> {
            try {
                channel.write(remaining);
                return !remaining.hasRemaining();
            } catch (IOException e) {
                throw new PortException(Reason.LOST, name() + " was lost while writing", e);
            }
        });
    }

    @Override
    public void close() {
        Optional<SocketChannel> open = connection;
        connection = Optional.empty();
        open.ifPresent(TcpPort::closeQuietly);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the connection is of no use either way
        }
    }
}
