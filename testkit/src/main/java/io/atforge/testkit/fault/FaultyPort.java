package io.atforge.testkit.fault;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.testkit.time.Scheduler;
import java.util.Arrays;
import java.util.Objects;

/**
 * Puts faults between any port, a virtual or a real modem's, and its user. Bytes cross on the scheduler, which also
 * calls the receiver. So {@link #write} returns before the port below has the bytes, and {@link Port.Receiver#lost}
 * tells of a failed write. What is under way when the port is closed or lost is lost. The plan goes on when the port is
 * opened again.
 *
 * <p>Under {@link FaultPlan#NONE} every piece passes as it is.
 */
public final class FaultyPort implements Port {

    private final Port port;
    private final Scheduler scheduler;
    private final FaultyLine faultyLine;
    private Connection connection;

    /**
     * Puts faults on a port; it starts closed.
     *
     * @param port      the port, to be used by nobody else
     * @param plan      the faults
     * @param scheduler whose time delays take; writes to the port, so it waits while the port does
     */
    public FaultyPort(Port port, FaultPlan plan, Scheduler scheduler) {
        this.port = Objects.requireNonNull(port);
        this.scheduler = Objects.requireNonNull(scheduler);
        this.faultyLine = new FaultyLine(plan, scheduler);
    }

    /** From one {@link #open} to the {@link #close} or loss after it. */
    private final class Connection implements Receiver {

        private final Receiver receiver;
        private volatile boolean ended;

        Connection(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void received(byte[] buffer, int length) {
            byte[] bytes = Arrays.copyOf(buffer, length);
            scheduler.execute(() -> {
                if (!ended) {
                    faultyLine.fromModem(bytes);
                }
            });
        }

        @Override
        public void lost(PortException cause) {
            scheduler.execute(() -> {
                if (!ended) {
                    ended = true;
                    faultyLine.disconnect();
                    receiver.lost(cause);
                }
            });
        }

        void toHost(byte[] bytes) {
            if (!ended) {
                receiver.received(bytes, bytes.length);
            }
        }

        void toModem(byte[] bytes) {
            try {
                writeThrough(this, bytes);
            } catch (PortException e) {
                lost(e);
            }
        }
    }

    @Override
    public String name() {
        return port.name();
    }

    @Override
    public synchronized void open(Receiver receiver) {
        if (connection != null && !connection.ended) {
            throw new PortException(Reason.BUSY, name() + " is open already; close it first");
        }
        Connection opening = new Connection(Objects.requireNonNull(receiver));
        scheduler.execute(() -> faultyLine.connect(opening::toModem, opening::toHost));
        port.open(opening);
        connection = opening;
    }

    @Override
    public synchronized void write(byte[] bytes) {
        Connection current = connection;
        if (current == null || current.ended) {
            throw new PortException(Reason.LOST, name() + " is not open");
        }
        byte[] copy = bytes.clone();
        scheduler.execute(() -> {
            if (!current.ended) {
                faultyLine.fromHost(copy);
            }
        });
    }

    // Under the lock, because a port is written to and closed by one thread at a time.
    private synchronized void writeThrough(Connection writing, byte[] bytes) {
        if (!writing.ended) {
            port.write(bytes);
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.ended = true;
            connection = null;
            scheduler.execute(faultyLine::disconnect);
        }
        port.close();
    }
}
