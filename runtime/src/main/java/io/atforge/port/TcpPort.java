package io.atforge.port;

/** A TCP connection to a serial-port server that passes bytes through. */
public final class TcpPort implements Port {

    private final PortAddress.Tcp address;
    private final CurrentLink current;

    /**
     * Creates the port; it is not connected.
     *
     * @param address the server
     */
    public TcpPort(PortAddress.Tcp address) {
        this.address = address;
        this.current = new CurrentLink(address.toString());
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public void open(Receiver receiver) {
        current.open(new TcpLink(address), receiver);
    }

    @Override
    public void write(byte[] bytes) {
        current.write(bytes);
    }

    @Override
    public int writeNow(byte[] bytes) {
        return current.writeNow(bytes);
    }

    @Override
    public void close() {
        current.close();
    }
}
