package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** A TCP connection to a serial-port server that passes bytes through. */
public final class TcpPort implements Port {

    private static final int CONNECT_WITHIN_MS = 10_000;

    private final PortAddress.Tcp address;
    private volatile Optional<Socket> connection = Optional.empty();

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
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_WITHIN_MS);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            InputStream input = socket.getInputStream();
            connection = Optional.of(socket);
            new PortReader(
                    name(),
                    receiver,
                    input::read,
                    () -> connection.filter(current -> current == socket).isPresent()).start();
        } catch (IOException e) {
            closeQuietly(socket);
            throw new PortException(
                    Reason.MISSING, name() + " cannot be reached; check that the serial-port server runs", e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        Socket socket = connection.orElseThrow(() -> new PortException(Reason.LOST, name() + " is not open"));
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new PortException(Reason.LOST, name() + " was lost while writing", e);
        }
    }

    @Override
    public void close() {
        Optional<Socket> open = connection;
        connection = Optional.empty();
        open.ifPresent(TcpPort::closeQuietly);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // the socket is unusable either way
        }
    }
}
