package io.atforge.testkit.line;

import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modem behind a TCP server on the loopback interface, as a serial-port server such as ser2net offers it: raw
 * bytes, one host at a time. A second host is turned away while the first is there, and each while the modem is
 * unplugged.
 */
public final class TcpLine implements Line, Pluggable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpLine.class);

    private final Dce modem;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final InetSocketAddress address;
    private final OutputBuffer output = new OutputBuffer();
    private final ByteBuffer input = ByteBuffer.allocate(4096);
    private final Thread thread;
    private SelectionKey host;
    private volatile boolean unplugged;
    private volatile boolean connected;
    private volatile boolean closed;

    /**
     * Listens on a free port of 127.0.0.1.
     *
     * @param modem the modem
     * @throws UncheckedIOException if there is no free port
     */
    public TcpLine(Dce modem) {
        this.modem = modem;
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            address = (InetSocketAddress) server.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, "virtual-modem-tcp-" + address.getPort());
        thread.setDaemon(true);
        thread.start();
        modem.attach(this);
    }

    /**
     * The address for a serial port configuration.
     *
     * @return for example {@code tcp:127.0.0.1:40001}
     */
    public String address() {
        return "tcp:127.0.0.1:" + address.getPort();
    }

    /**
     * The TCP port.
     *
     * @return 1 to 65535
     */
    public int port() {
        return address.getPort();
    }

    @Override
    public void send(byte[] bytes) {
        if (connected) {
            output.add(bytes);
            selector.wakeup();
        }
    }

    /** Hangs up, and turns every host away. The server goes on listening, as that of a serial-port server does. */
    @Override
    public void unplug() {
        unplugged = true;
        connected = false;
        selector.wakeup();
    }

    @Override
    public void plug() {
        unplugged = false;
    }

    private void run() {
        try (server;
                selector) {
            while (!closed) {
                if (unplugged) {
                    hangUp();
                }
                if (host != null && host.isValid()) {
                    host.interestOps(
                            output.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
                selector.select(this::serve);
            }
            hangUp();
        } catch (IOException e) {
            LOG.error("the virtual modem's TCP server failed", e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                exchange(key);
            }
        } catch (IOException e) {
            LOG.debug("host lost", e);
            hangUp();
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        if (host != null || unplugged) {
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        host = channel.register(selector, SelectionKey.OP_READ);
        output.clear();
        connected = true;
    }

    private void exchange(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (key.isReadable()) {
            input.clear();
            int count = channel.read(input);
            if (count < 0) {
                hangUp();
                return;
            }
            modem.receive(Arrays.copyOf(input.array(), count));
        }
        if (key.isWritable() && !output.isEmpty()) {
            output.taken(channel.write(output.first()));
        }
    }

    private void hangUp() {
        connected = false;
        if (host != null) {
            host.cancel();
            try {
                host.channel().close();
            } catch (IOException e) {
                LOG.debug("host closed badly", e);
            }
            host = null;
        }
    }

    /** Stops listening and hangs up. Returns when the port is free again. */
    @Override
    public void close() {
        closed = true;
        modem.detach(this);
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
