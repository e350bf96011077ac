package io.atforge.internal.trace;

import io.atforge.loop.EventLoop;
import io.atforge.trace.Printable;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what goes over the wire, as lines for people and as bytes for playing back. No secret passes. */
public final class Trace {

    private static final Logger LOG = LoggerFactory.getLogger(Trace.class);

    private final EventLoop loop;
    private final SecretMask sent = new SecretMask();
    private final SecretMask received = new SecretMask();
    private final List<Consumer<TraceEntry>> conversations = new ArrayList<>();
    private final List<Consumer<WireEntry>> wires = new ArrayList<>();
    private boolean hiding;

    public Trace(EventLoop loop) {
        this.loop = loop;
    }

    public void conversation(Consumer<TraceEntry> consumer) {
        conversations.add(consumer);
    }

    public void removeConversation(Consumer<TraceEntry> consumer) {
        conversations.remove(consumer);
    }

    public void wire(Consumer<WireEntry> consumer) {
        wires.add(consumer);
    }

    public void removeWire(Consumer<WireEntry> consumer) {
        wires.remove(consumer);
        if (wires.isEmpty()) {
            // what may be the start of a secret must not be shown to the next one, when its end has gone by
            sent.rest();
            received.rest();
        }
    }

    public void hide(List<String> secrets) {
        secrets.forEach(sent::add);
        secrets.forEach(received::add);
    }

    /**
     * From now on, shows nothing of what is sent and answered, or again.
     *
     * @param inStep whether the channel is: if not, what was hidden may still come
     */
    public void hideAll(boolean hidden, boolean inStep) {
        hiding = hidden || hiding && !inStep;
    }

    /** A line of the modem without the secrets that it was ever sent. */
    public String masked(String line) {
        return hiding ? SecretMask.MASK : received.maskLine(line);
    }

    /** Data that is sent after a prompt. */
    public String masked(byte[] data) {
        return hiding ? SecretMask.MASK : Printable.text(data);
    }

    public void line(Direction direction, String text) {
        show(
                conversations,
                () -> new TraceEntry(
                        loop.nanoTime(), direction, Printable.text(text.getBytes(StandardCharsets.UTF_8))));
    }

    public void bytes(Direction direction, byte[] bytes) {
        if (wires.isEmpty()) {
            return;
        }
        if (hiding) {
            show(direction, SecretMask.MASK.getBytes(StandardCharsets.US_ASCII));
        } else if (direction == Direction.SENT) {
            // an answer to what is sent now cannot go on with what came before
            show(Direction.RECEIVED, received.rest());
            show(direction, sent.mask(bytes));
            show(direction, sent.rest());
        } else {
            show(direction, received.mask(bytes));
        }
    }

    private void show(Direction direction, byte[] bytes) {
        if (bytes.length > 0) {
            show(wires, () -> new WireEntry(loop.nanoTime(), direction, bytes));
        }
    }

    /** Whoever looks on must not get in the way; and where nobody does, nothing is made to be looked at. */
    private static <E> void show(List<Consumer<E>> consumers, Supplier<E> entry) {
        if (consumers.isEmpty()) {
            return;
        }
        E shown = entry.get();
        // a consumer may take itself back
        List.copyOf(consumers).forEach(consumer -> {
            try {
                consumer.accept(shown);
            } catch (RuntimeException e) {
                LOG.error("a trace's consumer failed", e);
            }
        });
    }
}
