package io.atforge.maven.doctor;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port that is lost when more comes in than a modem has to say: what a program sends without a pause comes faster than it is
 * looked at, and would fill the memory. Counted anew with each question, as a modem that works is asked time and again.
 */
final class GuardedPort implements Port {

    /** The longest answers, of certificates and messages, have some KB. */
    static final int MOST_BYTES = 1024 * 1024;

    private final Port port;
    private final AtomicLong unasked = new AtomicLong();
    private volatile boolean flooded;

    GuardedPort(Port port) {
        this.port = port;
    }

    /** Whether it was lost for what came in, since it was last opened. */
    boolean isFlooded() {
        return flooded;
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public OptionalInt rate() {
        return port.rate();
    }

    @Override
    public List<Integer> otherRates() {
        return port.otherRates();
    }

    @Override
    public void rate(int bitsPerSecond) {
        port.rate(bitsPerSecond);
    }

    @Override
    public void open(Receiver receiver) {
        flooded = false;
        unasked.set(0);
        port.open(new Guard(receiver));
    }

    @Override
    public void write(byte[] bytes) {
        asked();
        port.write(bytes);
    }

    @Override
    public int writeNow(byte[] bytes) {
        asked();
        return port.writeNow(bytes);
    }

    @Override
    public void close() {
        port.close();
    }

    private void asked() {
        if (flooded) {
            // told once more, as the first time may have been before the opening was over
            throw flood();
        }
        unasked.set(0);
    }

    private PortException flood() {
        return new PortException(Reason.LOST, port.name() + " sends without a pause, and so is no modem");
    }

    /** Of one opening. */
    private final class Guard implements Receiver {

        private final Receiver receiver;
        private boolean over;

        Guard(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void received(byte[] buffer, int length) {
            if (over) {
                return;
            }
            over = unasked.addAndGet(length) > MOST_BYTES;
            if (over) {
                flooded = true;
                receiver.lost(flood());
            } else {
                receiver.received(buffer, length);
            }
        }

        @Override
        public void lost(PortException cause) {
            if (!over) {
                receiver.lost(cause);
            }
        }
    }
}
