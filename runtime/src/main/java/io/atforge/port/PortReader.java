package io.atforge.port;

import io.atforge.PortException;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The thread that owns a port's input. */
final class PortReader {

    /** Reads what there is, or waits a while. */
    @FunctionalInterface
    interface Source {

        /** The number of bytes, 0 if none came in a while, -1 if the port is lost. */
        int read(byte[] buffer) throws IOException;
    }

    private static final int BUFFER_BYTES = 4096;

    private final String name;
    private final Port.Receiver receiver;
    private final Source source;
    private final BooleanSupplier open;

    PortReader(String name, Port.Receiver receiver, Source source, BooleanSupplier open) {
        this.name = name;
        this.receiver = receiver;
        this.source = source;
        this.open = open;
    }

    void start() {
        Thread thread = new Thread(this::run, "atforge-port " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            int count = source.read(buffer);
            while (open.getAsBoolean() && count >= 0) {
                if (count > 0) {
                    receiver.received(buffer, count);
                }
                count = source.read(buffer);
            }
            lost(null);
        } catch (IOException | RuntimeException e) {
            lost(e);
        }
    }

    private void lost(Exception cause) {
        if (open.getAsBoolean()) {
            receiver.lost(new PortException(PortException.Reason.LOST, name + " was lost; was it unplugged?", cause));
        }
    }
}
