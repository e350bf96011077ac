package io.atforge.testkit.modem.uplink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.function.Consumer;

/**
 * Relays one TCP connection over the loopback interface, and can break it or make it deaf. The MQTT client alone
 * cannot: it never leaves without a DISCONNECT. Every method may be called from any thread.
 */
final class TcpRelay {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InetSocketAddress target;
    private final AsynchronousServerSocketChannel server;
    private final AsynchronousSocketChannel outward;
    private AsynchronousSocketChannel inward;
    private volatile boolean deaf;
    private boolean halfClosed;
    private boolean cut;

    TcpRelay(InetSocketAddress target) {
        this.target = target;
        try {
            server = AsynchronousServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1);
            outward = AsynchronousSocketChannel.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.accept(null, then(this::accepted));
    }

    /** Where the connection is to be made to. */
    InetSocketAddress address() {
        try {
            return (InetSocketAddress) server.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void accepted(AsynchronousSocketChannel channel) {
        close(server);
        inward = channel;
        if (cut) {
            close(channel);
            return;
        }
        outward.connect(target, null, then(connected -> {
            pump(inward, outward);
            pump(outward, inward);
        }));
    }

    private void pump(AsynchronousSocketChannel from, AsynchronousSocketChannel to) {
        try {
            to.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            cut();
        }
        read(from, to, ByteBuffer.allocate(BUFFER_BYTES));
    }

    private void read(AsynchronousSocketChannel from, AsynchronousSocketChannel to, ByteBuffer buffer) {
        buffer.clear();
        from.read(buffer, null, then(count -> {
            if (count < 0) {
                ended(to);
            } else if (deaf) {
                read(from, to, buffer);
            } else {
                write(from, to, buffer.flip());
            }
        }));
    }

    private void write(AsynchronousSocketChannel from, AsynchronousSocketChannel to, ByteBuffer buffer) {
        to.write(buffer, null, then(count -> {
            if (buffer.hasRemaining()) {
                write(from, to, buffer);
            } else {
                read(from, to, buffer);
            }
        }));
    }

    // One side has sent its last byte. Closing both at once could lose bytes that the other side has not read yet.
    private synchronized void ended(AsynchronousSocketChannel to) {
        if (deaf || halfClosed) {
            cut();
            return;
        }
        halfClosed = true;
        try {
            to.shutdownOutput();
        } catch (IOException e) {
            cut();
        }
    }

    /** From now on swallows what both sides say. */
    void deafen() {
        deaf = true;
    }

    /** Breaks the connection, to both sides. */
    synchronized void cut() {
        cut = true;
        close(server);
        close(outward);
        if (inward != null) {
            close(inward);
        }
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket did not close", e);
        }
    }

    private <T> CompletionHandler<T, Void> then(Consumer<T> next) {
        return new CompletionHandler<>() {
            @Override
            public void completed(T result, Void attachment) {
                try {
                    next.accept(result);
                } catch (RuntimeException e) {
                    // The connection is closed by now, or was never made: the same as an error of the network.
                    cut();
                }
            }

            @Override
            public void failed(Throwable error, Void attachment) {
                cut();
            }
        };
    }
}
