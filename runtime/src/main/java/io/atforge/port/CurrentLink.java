package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What ports have in common: one link at a time. */
final class CurrentLink {

    private final String name;
    private Optional<PortReader> current = Optional.empty();
    private Optional<PortReader> last = Optional.empty();
    private Optional<PortException> loss = Optional.empty();

    CurrentLink(String name) {
        this.name = name;
    }

    /** Opens a link that was made for this. */
    void open(Link link, Port.Receiver receiver) {
        PortReader opening = new PortReader(name, link, receiver, this::lost, System::nanoTime);
        synchronized (this) {
            if (current.isPresent()) {
                throw new PortException(Reason.BUSY, name + " is open already; close it first");
            }
            if (last.filter(PortReader::isConnecting).isPresent()) {
                throw new PortException(
                        Reason.BUSY,
                        name + " was closed while opening, which the system has not yet"
                                + " ended; try again in a while");
            }
            current = Optional.of(opening);
            last = current;
            loss = Optional.empty();
        }
        try {
            opening.open(PortReader.OPEN_WITHIN);
        } catch (PortException e) {
            end(opening);
            throw e;
        }
    }

    void write(byte[] bytes) {
        current().orElseThrow(this::notOpen).write(bytes);
    }

    int writeNow(byte[] bytes) {
        return current().orElseThrow(this::notOpen).writeNow(bytes);
    }

    void await(Future<?> answer) throws InterruptedException, ExecutionException {
        Optional<PortReader> reader = current();
        if (reader.isPresent()) {
            reader.get().await(answer);
        } else {
            answer.get();
        }
    }

    void close() {
        Optional<PortReader> closing;
        synchronized (this) {
            closing = current;
            loss = Optional.empty();
        }
        closing.ifPresent(reader -> {
            end(reader);
            reader.close();
        });
    }

    /** Whoever writes before the loss was told reads why, too. */
    private synchronized PortException notOpen() {
        return loss.orElseGet(() -> new PortException(Reason.LOST, name + " is not open"));
    }

    private synchronized boolean lost(PortReader reader) {
        boolean was = end(reader);
        if (was) {
            loss = reader.loss();
        }
        return was;
    }

    private synchronized Optional<PortReader> current() {
        return current;
    }

    private synchronized boolean end(PortReader reader) {
        boolean was = current.filter(now -> now == reader).isPresent();
        if (was) {
            current = Optional.empty();
        }
        return was;
    }
}
