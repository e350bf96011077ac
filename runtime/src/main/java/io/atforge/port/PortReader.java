package io.atforge.port;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The thread that owns a link: connects, reads until the end, frees it. It connects, too, because neither the look-up
 * of a host's name nor the opening of a device can be bounded or ended from outside; whoever waits for it can be.
 */
final class PortReader {

    /** Bounds an open: within a LAN a server answers in milliseconds, and 3 s are time for a SYN to be sent thrice. */
    static final Duration OPEN_WITHIN = Duration.ofSeconds(4);

    private static final int BUFFER_BYTES = 4096;

    private final String name;
    private final Link link;
    private final Port.Receiver receiver;
    private final Predicate<PortReader> ended;
    private final LongSupplier nanoClock;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    /** Why the link was lost: what was seen first, by the reader or by a writer. */
    private final AtomicReference<PortException> loss = new AtomicReference<>();

    // These four belong to whoever's turn it is to read.
    private final ReadingTurn turn;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final EmptyReads emptyReads = new EmptyReads();
    private Optional<PortException> end = Optional.empty();

    private volatile boolean freed;
    private volatile boolean closed;

    /**
     * Creates the reader; it is not started.
     *
     * @param ended takes the reader when its link was lost; true if nobody had closed it
     */
    PortReader(String name, Link link, Port.Receiver receiver, Predicate<PortReader> ended, LongSupplier nanoClock) {
        this.name = name;
        this.link = link;
        this.receiver = receiver;
        this.ended = ended;
        this.nanoClock = nanoClock;
        this.turn = new ReadingTurn(nanoClock);
    }

    /** Opens the link: returns when it is open, or throws and holds nothing. */
    void open(Duration within) {
        Thread thread = new Thread(this::run, "atforge-port " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            opened.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(new PortException(
                    Reason.MISSING,
                    name + " did not open within " + within.toMillis()
                            + " ms; check that the device or the server is there"));
        } catch (InterruptedException e) {
            giveUp(new PortException(Reason.LOST, name + " was not opened: the thread was interrupted"));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // thrown below
        }
        try {
            opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PortException cause) {
                throw cause;
            }
            throw new PortException(Reason.MISSING, name + " cannot be opened: " + e.getCause(), e.getCause());
        }
    }

    /** Whether the system still connects a link that nobody waits for any more. */
    boolean isConnecting() {
        return opened.isCompletedExceptionally() && !freed;
    }

    private void giveUp(PortException why) {
        if (opened.completeExceptionally(why)) {
            link.close();
        }
    }

    /** Writes; a link that fails to is lost. */
    void write(byte[] bytes) {
        try {
            link.write(bytes);
        } catch (PortException e) {
            throw failed(e);
        }
    }

    /** Writes what can be written without blocking, and tells how many bytes that were; likewise. */
    int writeNow(byte[] bytes) {
        try {
            return link.writeNow(bytes);
        } catch (PortException e) {
            throw failed(e);
        }
    }

    /** Whoever closed it knows; else a link that the reader found lost and closed is not said to be closed. */
    private PortException failed(PortException e) {
        PortException cause = closed ? e : first(e);
        link.close();
        return cause;
    }

    private PortException first(PortException cause) {
        return loss.compareAndSet(null, cause) ? cause : loss.get();
    }

    /** Why the link was lost, if it was. */
    Optional<PortException> loss() {
        return Optional.ofNullable(loss.get());
    }

    /** Ends the link: what is in progress fails soon, and the receiver is told nothing any more. */
    void close() {
        closed = true;
        opened.completeExceptionally(new PortException(Reason.LOST, name + " was closed while opening"));
        link.close();
    }

    private void run() {
        try {
            link.connect();
        } catch (Throwable e) {
            // a native library that does not load is an Error, and nobody else sees this thread's
            link.close();
            freed = true;
            opened.completeExceptionally(e);
            return;
        }
        // before anybody can write, and wait for an answer
        turn.begin();
        if (!opened.complete(null)) {
            link.close();
            freed = true;
            return;
        }
        PortException cause = first(read());
        // first, so that a port that is known to be lost can be opened
        link.close();
        if (ended.test(this)) {
            receiver.lost(cause);
        }
    }

    private PortException read() {
        while (end.isEmpty()) {
            readUntil(turn::isAwaited);
            if (end.isEmpty()) {
                turn.standAside();
            }
        }
        return end.get();
    }

    /** Waits for an answer, and reads it, where it is the caller's turn. */
    void await(Future<?> answer) throws InterruptedException, ExecutionException {
        boolean itsTurn = turn.enter(answer);
        try {
            if (itsTurn) {
                try {
                    readUntil(() -> answer.isDone() || Thread.currentThread().isInterrupted());
                } finally {
                    turn.giveBack(end.isPresent());
                }
            }
            answer.get();
        } finally {
            turn.leave();
        }
    }

    /** Reads, until there is something else to do or the link ends. */
    private void readUntil(BooleanSupplier enough) {
        try {
            while (!enough.getAsBoolean()) {
                int count = readOnce();
                if (count < 0 || closed) {
                    end = Optional.of(lost(null));
                    return;
                }
                if (count > 0) {
                    receiver.received(buffer, count);
                }
            }
        } catch (PortException e) {
            end = Optional.of(e);
        } catch (Throwable e) {
            // whatever it is: a port without a reader is deaf, and must not seem open
            end = Optional.of(lost(e));
        }
    }

    private int readOnce() throws IOException {
        long before = nanoClock.getAsLong();
        int count = link.read(buffer);
        emptyReads.note(count, nanoClock.getAsLong() - before);
        return count;
    }

    private PortException lost(Throwable cause) {
        return new PortException(Reason.LOST, name + " was lost; was it unplugged?", cause);
    }
}
