package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A TCP connection. */
final class TcpLink implements Link {

    private static final int READ_SLICE_MS = 500;

    private final PortAddress.Tcp address;
    private final WriteDeadline deadline;
    private volatile Optional<SocketChannel> channel = Optional.empty();
    private volatile Optional<Selector> readable = Optional.empty();
    private volatile boolean closed;

    TcpLink(PortAddress.Tcp address) {
        this.address = address;
        this.deadline = new WriteDeadline(address.toString(), System::nanoTime);
    }

    @Override
    public void connect() {
        InetSocketAddress server = new InetSocketAddress(address.host(), address.port());
        if (server.isUnresolved()) {
            throw new PortException(
                    Reason.MISSING, address + " cannot be reached; no host has that name: check it and the DNS");
        }
        try {
            SocketChannel connecting = SocketChannel.open();
            channel = Optional.of(connecting);
            if (closed) {
                throw new IOException("closed");
            }
            connecting.connect(server);
            connecting.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connecting.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            connecting.configureBlocking(false);
            Selector input = Selector.open();
            readable = Optional.of(input);
            connecting.register(input, SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new PortException(
                    Reason.MISSING, address + " cannot be reached; check that the serial-port server runs", e);
        }
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        Selector input = readable.orElseThrow();
        try {
            input.select(READ_SLICE_MS);
            input.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            return -1;
        }
        return channel.orElseThrow().read(ByteBuffer.wrap(buffer));
    }

    @Override
    public void write(byte[] bytes) {
        SocketChannel output = channel.orElseThrow();
        ByteBuffer remaining = ByteBuffer.wrap(bytes);
        deadline.begin();
        try {
            deadline.await(() -> offer(output, remaining), 0);
        } catch (UncheckedIOException e) {
            throw lostWhileWriting(e.getCause());
        } finally {
            deadline.end();
        }
    }

    @Override
    public int writeNow(byte[] bytes) {
        try {
            return channel.orElseThrow().write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw lostWhileWriting(e);
        }
    }

    private PortException lostWhileWriting(IOException e) {
        String what = closed ? " was closed while writing" : " was lost while writing; does the server still run?";
        return new PortException(Reason.LOST, address + what, e);
    }

    private static int offer(SocketChannel output, ByteBuffer remaining) {
        try {
            output.write(remaining);
            return remaining.remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        channel.ifPresent(TcpLink::close);
        // as long as the selector has the channel's key, the system keeps the socket
        readable.ifPresent(TcpLink::close);
    }

    private static void close(Closeable part) {
        try {
            part.close();
        } catch (IOException e) {
            // it is of no use either way
        }
    }
}
