package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.TraceEntry.Direction;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One command in flight on a port. Commands wait in a queue; what belongs to none of them goes to the listener, in
 * order. After a command that timed out or was given up, the channel gets back in step with the modem before it sends
 * the next, so that a late answer is not taken for another command's.
 *
 * <p>All methods must be called on the channel's {@link EventLoop}; futures complete there, too.
 */
public final class AtChannel {

    /** Takes what no command asked for. Called on the loop. */
    public interface Listener {

        /**
         * A line that belongs to no command.
         *
         * @param line the line
         */
        void unsolicited(UnsolicitedResult line);

        /**
         * A message.
         *
         * @param message the message
         */
        void message(Frame.Message message);

        /**
         * The port was lost, and with it everything that was queued.
         *
         * @param cause what happened
         */
        void lost(PortException cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(AtChannel.class);

    /** A modem that stops within a message has restarted, or lost bytes; at 9600 baud a byte takes 1 ms. */
    private static final Duration MESSAGE_SILENCE = Duration.ofSeconds(2);

    private final Port port;
    private final AtTables tables;
    private final EventLoop loop;
    private final Listener listener;
    private final Framer framer;
    private final Deque<Pending> queue = new ArrayDeque<>();

    private Consumer<TraceEntry> trace = entry -> { };
    private boolean open;
    private int opened;
    private boolean guarded;
    private Optional<Pending> inFlight = Optional.empty();
    private Optional<Resync> resync = Optional.empty();
    private EventLoop.Timer deadline = () -> { };
    private EventLoop.Timer messageSilence = () -> { };

    /** A command, and who waits for it. */
    private static final class Pending {

        private final Transaction transaction;
        private final CompletableFuture<AtResult> future = new CompletableFuture<>();
        private boolean windowOpen;

        Pending(Transaction transaction) {
            this.transaction = transaction;
        }
    }

    /**
     * Creates a channel; it starts with {@link #open}.
     *
     * @param port     the port
     * @param tables   what the modem family adds to V.250
     * @param loop     where everything happens
     * @param listener takes what no command asked for
     */
    public AtChannel(Port port, AtTables tables, EventLoop loop, Listener listener) {
        this.port = port;
        this.tables = tables;
        this.loop = loop;
        this.listener = listener;
        this.framer = new Framer(tables);
    }

    /**
     * Shows what goes over the wire, with secrets masked.
     *
     * @param trace takes each line; called on the loop, so it must return soon
     */
    public void trace(Consumer<TraceEntry> trace) {
        this.trace = trace;
    }

    /**
     * Opens the port.
     *
     * @throws PortException if it cannot be opened
     */
    public void open() {
        framer.reset();
        resync = Optional.empty();
        int opening = ++opened;
        port.open(new Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                byte[] bytes = Arrays.copyOf(buffer, length);
                post(opening, () -> feed(bytes));
            }

            @Override
            public void lost(PortException cause) {
                post(opening, () -> portLost(cause));
            }
        });
        open = true;
    }

    private void post(int opening, Runnable task) {
        try {
            loop.execute(() -> {
                if (open && opening == opened) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the session has ended, what still came in is dropped", port.name());
        }
    }

    /**
     * Whether the port is open.
     *
     * @return true between {@link #open} and {@link #close} or the loss of the port
     */
    public boolean isOpen() {
        return open;
    }

    /**
     * Queues a command.
     *
     * @param command the command
     * @return the modem's answer; fails with {@link AtTimeoutException}, {@link PortException}, the cause given to
     *         {@link #abort} or {@link #close}, or {@link NotConnectedException} if it was never sent
     */
    public CompletableFuture<AtResult> execute(AtCommand command) {
        Pending pending = new Pending(new Transaction(command, tables));
        if (!open) {
            pending.future.completeExceptionally(
                    new NotConnectedException(port.name() + " is not open; " + command + " was not sent"));
            return pending.future;
        }
        queue.add(pending);
        next();
        return pending.future;
    }

    /**
     * Ends the command in flight and all that wait, because what they were for is gone.
     *
     * @param cause why
     */
    public void abort(AtForgeException cause) {
        boolean running = inFlight.isPresent();
        failAll(cause);
        if (running && resync.isEmpty()) {
            resync = Optional.of(new Resync());
        }
        next();
    }

    /**
     * Closes the port. Commands that are queued or in flight fail.
     *
     * @param cause what they fail with
     */
    public void close(AtForgeException cause) {
        if (open) {
            open = false;
            port.close();
            messageSilence.cancel();
            failAll(cause);
        }
    }

    private void portLost(PortException cause) {
        close(cause);
        listener.lost(cause);
    }

    private void failAll(AtForgeException cause) {
        deadline.cancel();
        framer.expectPrompt("");
        List<Pending> waiting = List.copyOf(queue);
        Optional<Pending> running = inFlight;
        queue.clear();
        inFlight = Optional.empty();
        running.ifPresent(pending -> pending.future.completeExceptionally(cause));
        for (Pending pending : waiting) {
            pending.future.completeExceptionally(new NotConnectedException(
                    pending.transaction.command() + " was not sent: " + cause.getMessage()));
        }
    }

    // ---- out

    private void next() {
        if (!open || guarded || inFlight.isPresent()) {
            return;
        }
        if (resync.isPresent()) {
            resync.get().start();
        } else if (!queue.isEmpty()) {
            send(queue.remove());
        }
    }

    private void send(Pending pending) {
        AtCommand command = pending.transaction.command();
        inFlight = Optional.of(pending);
        framer.expectPrompt(command.data().map(AtCommand.Data::prompt).orElse(""));
        // What came in before this was not asked for by this command: it is on the loop before the task below.
        loop.execute(() -> pending.windowOpen = true);
        sent(command.toString());
        after(command.rules().acceptWithin(), pending, "accept");
        write(command.bytes());
    }

    private void write(byte[] bytes) {
        try {
            port.write(bytes);
        } catch (PortException e) {
            portLost(e);
        }
    }

    private void after(Duration within, Pending pending, String what) {
        deadline.cancel();
        deadline = loop.after(within, () -> timedOut(pending, within, what));
    }

    private void timedOut(Pending pending, Duration within, String what) {
        AtCommand command = pending.transaction.command();
        LOG.warn("{}: the modem did not {} {} within {} ms", port.name(), what, command, within.toMillis());
        inFlight = Optional.empty();
        framer.expectPrompt("");
        if (resync.isEmpty()) {
            resync = Optional.of(new Resync());
        }
        pending.future.completeExceptionally(new AtTimeoutException("the modem on " + port.name() + " did not " + what
                + " " + command + " within " + within.toMillis()
                + " ms; check power, cable and baud rate, and signal where a network is needed"));
        next();
    }

    private void ended(Pending pending) {
        deadline.cancel();
        framer.expectPrompt("");
        inFlight = Optional.empty();
        if (!tables.guard().isZero()) {
            guarded = true;
            loop.after(tables.guard(), () -> {
                guarded = false;
                next();
            });
        }
        pending.future.complete(pending.transaction.result());
        next();
    }

    // ---- in

    private void feed(byte[] bytes) {
        framer.feed(bytes, bytes.length, this::frame);
        messageSilence.cancel();
        if (open && framer.isWithinMessage()) {
            messageSilence = loop.after(MESSAGE_SILENCE, () -> framer.abandonMessage().ifPresent(this::frame));
        }
        resync.ifPresent(Resync::received);
    }

    private void frame(Frame frame) {
        if (frame instanceof Frame.Line line) {
            line(line.text());
        } else if (frame instanceof Frame.Message message) {
            received(message.header() + Printable.text(message.payload()));
            listener.message(message);
        } else if (frame instanceof Frame.Prompt) {
            prompt();
        } else if (frame instanceof Frame.Discarded discarded) {
            LOG.warn("{}: discarded {} bytes: {}", port.name(), discarded.bytes(), discarded.reason());
        }
    }

    private void line(String line) {
        Optional<Pending> asked = inFlight.filter(pending -> pending.windowOpen);
        received(asked.map(pending -> pending.transaction.command().masked(line)).orElse(line));
        if (asked.isEmpty()) {
            listener.unsolicited(new UnsolicitedResult(line));
            return;
        }
        Pending pending = asked.get();
        switch (pending.transaction.line(line)) {
            case NOT_MINE -> listener.unsolicited(new UnsolicitedResult(line));
            case ACCEPTED -> after(pending.transaction.command().rules().completeWithin(), pending, "complete");
            case ENDED -> ended(pending);
            default -> { }
        }
    }

    private void prompt() {
        inFlight.filter(pending -> pending.transaction.prompt() == Transaction.Verdict.SEND_DATA)
                .flatMap(pending -> pending.transaction.command().data())
                .ifPresent(data -> {
                    framer.expectPrompt("");
                    received(data.prompt());
                    sent(Printable.text(data.bytes()));
                    write(data.bytes());
                });
    }

    private void sent(String text) {
        trace.accept(new TraceEntry(
                loop.nanoTime(), Direction.SENT, Printable.text(text.getBytes(StandardCharsets.UTF_8))));
    }

    private void received(String text) {
        trace.accept(new TraceEntry(loop.nanoTime(), Direction.RECEIVED, Printable.text(text)));
    }

    /**
     * Gets back in step: waits until the line is quiet, then asks for the answer that every modem gives at once, and
     * waits for quiet again, so that of two {@code OK} the second is not left for the next command.
     */
    private final class Resync {

        private static final int PROBES = 5;
        private static final Duration QUIET = Duration.ofMillis(300);
        private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

        private int probes;
        private boolean answered;
        private boolean waiting;
        private EventLoop.Timer quiet = () -> { };

        void start() {
            if (!waiting) {
                waiting = true;
                awaitQuiet();
            }
        }

        void received() {
            if (waiting) {
                quiet.cancel();
                awaitQuiet();
            }
        }

        private void awaitQuiet() {
            quiet = loop.after(QUIET, () -> {
                waiting = false;
                if (answered) {
                    inStep();
                } else {
                    probe();
                }
            });
        }

        private void probe() {
            if (!isCurrent()) {
                return;
            }
            if (probes++ == PROBES) {
                resync = Optional.empty();
                failAll(new AtTimeoutException("the modem on " + port.name() + " does not answer "
                        + tables.probe() + "; check power, cable and baud rate"));
                return;
            }
            Pending probe = new Pending(new Transaction(AtCommand.of(tables.probe(), ANSWER_WITHIN), tables));
            probe.future.whenComplete((result, error) -> answered = error == null);
            send(probe);
        }

        private void inStep() {
            if (isCurrent()) {
                resync = Optional.empty();
                next();
            }
        }

        private boolean isCurrent() {
            return open && resync.filter(current -> current == this).isPresent();
        }
    }
}
