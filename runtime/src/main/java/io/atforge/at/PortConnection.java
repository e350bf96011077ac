package io.atforge.at;

import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.loop.EventLoop;
import io.atforge.port.Port;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port, as often as it is opened: what still comes of an earlier opening reaches nobody. */
final class PortConnection {

    private static final Logger LOG = LoggerFactory.getLogger(AtChannel.class);

    private final Port port;
    private final EventLoop loop;
    private final Consumer<byte[]> received;
    private final Consumer<PortException> lost;
    private boolean open;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
    private volatile boolean inPlace;
    private final AtomicInteger openings = new AtomicInteger();

    /**
     * A port that is closed.
     *
     * @param received takes what comes in, on the loop, while the port is open
     * @param lost     told when the port is lost, likewise
     */
    PortConnection(Port port, EventLoop loop, Consumer<byte[]> received, Consumer<PortException> lost) {
        this.port = port;
        this.loop = loop;
        this.received = received;
        this.lost = lost;
    }

    /** Opens the port where that may block; completes on the loop. */
    CompletableFuture<Void> open(Executor opener) {
        int opening = openings.incrementAndGet();
        Port.Receiver receiver = receiver(opening);
        return closing.thenRunAsync(() -> open(opening, receiver), opener)
                .handleAsync((done, error) -> opened(opening, error), loop)
                .thenCompose(result -> result);
    }

    private void open(int opening, Port.Receiver receiver) {
        port.open(receiver);
        if (opening != openings.get()) {
            // given up meanwhile, and the loop may have ended
            port.close();
        }
    }

    private CompletableFuture<Void> opened(int opening, Throwable error) {
        if (error != null) {
            return CompletableFuture.failedFuture(error instanceof CompletionException ? error.getCause() : error);
        }
        if (opening != openings.get()) {
            return CompletableFuture.failedFuture(
                    new NotConnectedException(port.name() + " was closed while it was being opened"));
        }
        open = true;
        return CompletableFuture.completedFuture(null);
    }

    private Port.Receiver receiver(int opening) {
        return new Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                byte[] bytes = Arrays.copyOf(buffer, length);
                post(inPlace, opening, () -> received.accept(bytes));
            }

            @Override
            public void lost(PortException cause) {
                post(false, opening, () -> lost.accept(cause));
            }
        };
    }

    /** From now on what comes in is looked at by the thread that read it, or again by the loop's own. */
    void inPlace(boolean wanted) {
        inPlace = wanted;
    }

    private void post(boolean here, int opening, Runnable task) {
        Runnable ifOpen = () -> {
            if (open && opening == openings.get()) {
                task.run();
            }
        };
        try {
            if (here) {
                loop.dispatch(ifOpen);
            } else {
                loop.execute(ifOpen);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the session has ended, what still came in is dropped", port.name());
        }
    }

    String name() {
        return port.name();
    }

    boolean isOpen() {
        return open;
    }

    /** Writes bytes; a port that does not take them is lost. */
    void write(byte[] bytes) {
        try {
            if (loop.mayBlock()) {
                port.write(bytes);
                return;
            }
            int written = port.writeNow(bytes);
            if (written < bytes.length) {
                writeElsewhere(openings.get(), Arrays.copyOfRange(bytes, written, bytes.length));
            }
        } catch (PortException e) {
            lost.accept(e);
        }
    }

    /** What reads must not wait until the modem takes bytes: it may wait itself until its own are read. */
    private void writeElsewhere(int opening, byte[] bytes) {
        loop.block(() -> {
            if (opening == openings.get()) {
                write(bytes);
            }
        });
    }

    /** Completes on the loop when what was last closed is closed. */
    CompletableFuture<Void> closed() {
        return closing;
    }

    /** Closes the port, also one that is being opened. */
    void close() {
        openings.incrementAndGet();
        open = false;
        CompletableFuture<Void> done = new CompletableFuture<>();
        closing = done;
        loop.block(() -> {
            port.close();
            done.complete(null);
        });
    }
}
