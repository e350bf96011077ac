package io.atforge.testkit.line;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.Line;
import java.util.Objects;

/** A port that leads straight to the modem. The receiver is called on the modem's thread. */
public final class MemoryPort implements Port, Pluggable {

    private final String name;
    private final Dce modem;
    private Cable cable;
    private boolean gone;

    /** The connection from one {@link #open} to the {@link #close} after it. */
    private static final class Cable implements Line {

        private final Receiver receiver;
        private volatile boolean cut;

        Cable(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void send(byte[] bytes) {
            if (!cut) {
                // A copy, because every line of the modem gets the same bytes.
                receiver.received(bytes.clone(), bytes.length);
            }
        }
    }

    /**
     * Creates a port; it starts closed.
     *
     * @param name  the port's name, for messages
     * @param modem the modem at the other end
     */
    public MemoryPort(String name, Dce modem) {
        this.name = name;
        this.modem = modem;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void open(Receiver receiver) {
        Objects.requireNonNull(receiver);
        if (gone) {
            throw new PortException(Reason.MISSING, name + ": the virtual modem is not plugged in");
        }
        if (cable != null) {
            throw new PortException(Reason.BUSY, name + " is open already; close it first");
        }
        cable = new Cable(receiver);
        modem.attach(cable);
    }

    @Override
    public synchronized void write(byte[] bytes) {
        if (cable == null) {
            throw new PortException(Reason.LOST, name + " is not open");
        }
        modem.receive(bytes.clone());
    }

    @Override
    public synchronized void close() {
        if (cable != null) {
            cable.cut = true;
            modem.detach(cable);
            cable = null;
        }
    }

    @Override
    public synchronized void plug() {
        gone = false;
    }

    @Override
    public void unplug() {
        Cable open;
        synchronized (this) {
            gone = true;
            open = cable;
            close();
        }
        if (open != null) {
            open.receiver.lost(new PortException(Reason.LOST, name + ": the virtual modem was unplugged"));
        }
    }
}
