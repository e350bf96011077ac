package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.tables.AtTables;
import io.atforge.internal.trace.Trace;
import io.atforge.loop.EventLoop;
import io.atforge.port.Port;
import io.atforge.trace.Printable;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
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

    private static final Logger LOG = LoggerFactory.getLogger(AtChannel.class);

    /** A modem that stops within a message has restarted, or lost bytes; at 9600 baud a byte takes 1 ms. */
    private static final Duration MESSAGE_SILENCE = Duration.ofSeconds(2);

    /**
     * The final result follows the line that says why by some ten milliseconds. The command's own deadline is no
     * measure: it is the network's, up to 90 s, and firmware that prints no result after such a line would stop the
     * session for as long.
     */
    private static final Duration RESULT_WITHIN = Duration.ofSeconds(1);

    private final Port port;
    private final AtTables tables;
    private final EventLoop loop;
    private final ChannelListener listener;
    private final Framer framer;
    private final Deque<QueuedCommand> queue = new ArrayDeque<>();
    private final LateResponses overdue = new LateResponses();
    private final EchoOff echoOff;
    private final Trace trace;
    private final Resync resync;

    private boolean open;
    private volatile int opened;
    private boolean guarded;
    private boolean inStep = true;
    private boolean hiding;
    private Optional<QueuedCommand> inFlight = Optional.empty();
    private EventLoop.Timer deadline = () -> {};
    private EventLoop.Timer messageSilence = () -> {};

    /**
     * Creates a channel; it starts with {@link #open}.
     *
     * @param port     the port
     * @param tables   what the modem family adds to V.250
     * @param loop     where everything happens
     * @param listener takes what no command asked for
     */
    public AtChannel(Port port, AtTables tables, EventLoop loop, ChannelListener listener) {
        this.port = port;
        this.tables = tables;
        this.loop = loop;
        this.listener = listener;
        this.framer = new Framer(tables);
        this.echoOff = new EchoOff(tables.echoOff());
        this.trace = new Trace(loop);
        this.resync = newResync();
    }

    /**
     * Shows what goes over the wire, with secrets masked.
     *
     * @param consumer takes each line; called on the loop, so it must return soon
     */
    public void trace(Consumer<TraceEntry> consumer) {
        trace.conversation(consumer);
    }

    /**
     * Shows every byte that goes over the wire, with secrets masked, in the pieces that it goes in.
     *
     * @param consumer takes each piece; called on the loop, so it must return soon
     */
    public void wiretap(Consumer<WireEntry> consumer) {
        trace.wire(consumer);
    }

    /**
     * Opens the port. A channel that was out of step when it was closed gets back in step before its first command.
     *
     * @param opener where the port is opened, as that may block
     * @return completes when the port is open; fails with {@link PortException}
     */
    public CompletableFuture<Void> open(Executor opener) {
        framer.reset();
        restarted();
        int opening = ++opened;
        Port.Receiver receiver = receiver(opening);
        return CompletableFuture.runAsync(() -> open(opening, receiver), opener)
                .handleAsync((done, error) -> opened(opening, error), loop)
                .thenCompose(result -> result);
    }

    private void open(int opening, Port.Receiver receiver) {
        port.open(receiver);
        if (opening != opened) {
            // given up meanwhile, and the loop may have ended
            port.close();
        }
    }

    private CompletableFuture<Void> opened(int opening, Throwable error) {
        if (error != null) {
            return CompletableFuture.failedFuture(error instanceof CompletionException ? error.getCause() : error);
        }
        if (opening != opened) {
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
                post(opening, () -> feed(bytes));
            }

            @Override
            public void lost(PortException cause) {
                post(opening, () -> portLost(cause));
            }
        };
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
     * The port's name, for messages.
     *
     * @return the name
     */
    public String name() {
        return port.name();
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
        return queue(command, queue::addLast);
    }

    /**
     * Queues a command before those that already wait.
     *
     * @param command the command
     * @return as for {@link #execute}
     */
    public CompletableFuture<AtResult> executeNext(AtCommand command) {
        return queue(command, queue::addFirst);
    }

    private CompletableFuture<AtResult> queue(AtCommand command, Consumer<QueuedCommand> place) {
        QueuedCommand pending = new QueuedCommand(command, tables, loop, listener);
        if (!open) {
            pending.future()
                    .completeExceptionally(new NotConnectedException(
                            port.name() + " is not open; " + command.summary() + " was not sent"));
            return pending.future();
        }
        place.accept(pending);
        next();
        return pending.future();
    }

    /**
     * Ends the command in flight and all that wait, because what they were for is gone.
     *
     * @param cause why
     */
    public void abort(AtForgeException cause) {
        Optional<QueuedCommand> running = inFlight;
        running.ifPresent(this::release);
        Runnable ending = takeAll(cause);
        running.ifPresent(pending -> pending.fail(cause));
        ending.run();
        next();
    }

    /**
     * Sends bytes that are no command and need no answer, such as the escape from a modem's data mode. They go out only
     * while no command is under way.
     *
     * @param text what is sent as it stands, without a CR
     */
    public void escape(String text) {
        if (open && inFlight.isEmpty()) {
            trace.line(Direction.SENT, text);
            write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Forgets the completions that are still due: the connection they belong to has ended. */
    public void connectionEnded() {
        overdue.connectionEnded();
    }

    /** The modem has restarted: it answers nothing it was asked before, and echoes again. */
    public void restarted() {
        overdue.answered();
        overdue.connectionEnded();
        echoOff.forget();
    }

    /**
     * Closes the port. Commands that are queued or in flight fail.
     *
     * @param cause what they fail with
     */
    public void close(AtForgeException cause) {
        shut(cause).run();
    }

    private void portLost(PortException cause) {
        end(cause, () -> listener.lost(cause));
    }

    private void unresponsive(AtTimeoutException cause) {
        end(cause, () -> listener.unresponsive(cause));
    }

    /** Whoever waited for a command may ask for more at once: the session must know by then that there is no modem. */
    private void end(AtForgeException cause, Runnable tell) {
        Runnable ending = shut(cause);
        try {
            tell.run();
        } finally {
            ending.run();
        }
    }

    /** Returns what ends the commands that there were. */
    private Runnable shut(AtForgeException cause) {
        opened++;
        // also one that is being opened
        port.close();
        open = false;
        messageSilence.cancel();
        resync.cancel();
        return takeAll(cause);
    }

    /** Returns what ends the commands that there were; those that come meanwhile are no longer among them. */
    private Runnable takeAll(AtForgeException cause) {
        deadline.cancel();
        List<QueuedCommand> waiting = List.copyOf(queue);
        Optional<QueuedCommand> running = inFlight;
        queue.clear();
        // its answer may still come
        inStep = inStep && running.isEmpty();
        inFlight = Optional.empty();
        return () -> {
            running.ifPresent(pending -> pending.fail(cause));
            waiting.forEach(pending -> pending.failUnsent(cause));
        };
    }

    // ---- out

    private void next() {
        if (!open || guarded || inFlight.isPresent() || queue.isEmpty()) {
            return;
        }
        if (inStep || queue.element().command().isAttention() && !resync.isRunning()) {
            send(queue.remove());
        } else {
            resync.start();
        }
    }

    private void send(QueuedCommand pending) {
        AtCommand command = pending.command();
        inFlight = Optional.of(pending);
        framer.expectPrompt(command.data().map(AtCommand.Data::prompt).orElse(""));
        pending.sent();
        trace.hide(command.secrets());
        trace.line(Direction.SENT, command.toString());
        trace.hideAll(hides(command));
        after(command.rules().acceptWithin(), pending, "accept");
        write(command.bytes());
    }

    /** What was hidden may still come while the channel gets in step. */
    private boolean hides(AtCommand command) {
        hiding = command.hidden() || hiding && !inStep;
        return hiding;
    }

    private void write(byte[] bytes) {
        trace.bytes(Direction.SENT, bytes);
        try {
            port.write(bytes);
        } catch (PortException e) {
            portLost(e);
        }
    }

    private void after(Duration within, QueuedCommand pending, String what) {
        deadline.cancel();
        deadline = loop.after(within, () -> timedOut(pending, within, what));
    }

    private void timedOut(QueuedCommand pending, Duration within, String what) {
        boolean accepted = pending.transaction().isAccepted();
        String message = "the modem on " + port.name() + " did not " + what + " "
                + pending.command().summary()
                + " within " + within.toMillis() + " ms; check "
                + (accepted ? "signal, network and platform" : "power, cable and baud rate");
        giveUp(pending, new AtTimeoutException(message, accepted));
        next();
    }

    private void awaitResult(QueuedCommand pending) {
        deadline.cancel();
        deadline = loop.after(RESULT_WITHIN, () -> {
            if (pending.transaction().isAccepted()) {
                ended(pending);
            } else {
                release(pending);
                pending.end();
                next();
            }
        });
    }

    private void giveUp(QueuedCommand pending, AtForgeException cause) {
        release(pending);
        pending.fail(cause);
    }

    /** The command may still be answered; until it is clear that it is not, no other is sent. */
    private void release(QueuedCommand pending) {
        deadline.cancel();
        inFlight = Optional.empty();
        inStep = false;
        framer.expectPrompt("");
        framer.skipEcho(new byte[0]);
        overdue.givenUp(pending.transaction());
        if (pending.mayLeaveTheModemWaitingForData()) {
            resync.waitFirst(tables.dataSilence());
        }
    }

    private void ended(QueuedCommand pending) {
        deadline.cancel();
        framer.expectPrompt("");
        inFlight = Optional.empty();
        overdue.answered();
        if (echoOff.isToBeRepeatedAfter(pending)) {
            executeNext(AtCommand.of(tables.echoOff(), tables.answerWithin()));
        }
        if (!tables.guard().isZero()) {
            guarded = true;
            loop.after(tables.guard(), () -> {
                guarded = false;
                next();
            });
        }
        pending.end();
        next();
    }

    // ---- in

    private void feed(byte[] bytes) {
        trace.bytes(Direction.RECEIVED, bytes);
        framer.feed(bytes, bytes.length, this::frame);
        messageSilence.cancel();
        if (open && framer.isWaitingForMore()) {
            messageSilence = loop.after(MESSAGE_SILENCE, () -> framer.giveUpWaiting(this::frame));
        }
        resync.received();
    }

    private void frame(Frame frame) {
        if (frame instanceof Frame.Line line) {
            line(line.text());
        } else if (frame instanceof Frame.Message message) {
            trace.line(Direction.RECEIVED, message.header() + Printable.text(message.payload()));
            listener.message(message);
        } else if (frame instanceof Frame.Text text) {
            text(text);
        } else if (frame instanceof Frame.Prompt) {
            prompt();
        } else if (frame instanceof Frame.Discarded discarded) {
            inStep = inStep && inFlight.isPresent();
            listener.discarded(discarded);
        }
    }

    private void line(String line) {
        Optional<QueuedCommand> asked = inFlight.filter(QueuedCommand::isWindowOpen);
        trace.line(Direction.RECEIVED, shown(line));
        if (overdue.takeCompletion(line) || asked.isEmpty()) {
            notAsked(line);
            return;
        }
        QueuedCommand pending = asked.get();
        switch (pending.line(line)) {
            case NOT_MINE -> notAsked(line);
            case ACCEPTED -> after(pending.command().rules().completeWithin(), pending, "complete");
            case FAILING -> awaitResult(pending);
            case ENDED -> ended(pending);
            default -> {}
        }
    }

    /** No part of it ends a command; but it may be what a command asked for. */
    private void text(Frame.Text text) {
        trace.line(Direction.RECEIVED, trace.masked(text.header()));
        trace.line(Direction.RECEIVED, trace.masked(text.text()));
        boolean asked = inFlight.filter(QueuedCommand::isWindowOpen)
                .filter(pending -> pending.takes(text))
                .isPresent();
        if (!asked) {
            listener.text(text);
        }
    }

    private void notAsked(String line) {
        if (line.equals("OK") || tables.isError(line)) {
            overdue.result(line.equals("OK"));
        }
        listener.unsolicited(new UnsolicitedResult(shown(line)));
    }

    /** Results and what is known to come by itself hold no secret. */
    private String shown(String line) {
        boolean known = line.equals("OK") || tables.isError(line) || tables.isUnsolicited(line);
        return known ? line : trace.masked(line);
    }

    private void prompt() {
        inFlight.filter(pending -> pending.transaction().prompt() == Transaction.Verdict.SEND_DATA)
                .ifPresent(pending -> pending.command().data().ifPresent(data -> {
                    framer.expectPrompt("");
                    framer.skipEcho(pending.isEchoed() ? data.bytes() : new byte[0]);
                    trace.line(Direction.RECEIVED, data.prompt());
                    trace.line(Direction.SENT, trace.masked(data.bytes()));
                    write(data.bytes());
                }));
    }

    private Resync newResync() {
        return new Resync(
                new Resync.Wire() {
                    @Override
                    public void probe(AtCommand query, Consumer<Boolean> answered) {
                        QueuedCommand probe = new QueuedCommand(query, tables, loop, listener);
                        probe.future().whenComplete((result, error) -> answered.accept(error == null));
                        send(probe);
                    }

                    @Override
                    public EventLoop.Timer after(Duration delay, Runnable task) {
                        return loop.after(delay, task);
                    }

                    @Override
                    public void inStep() {
                        inStep = true;
                        listener.resynced();
                        next();
                    }

                    @Override
                    public void unresponsive() {
                        AtChannel.this.unresponsive(new AtTimeoutException(
                                "the modem on " + port.name()
                                        + " answers nothing any more; check power, cable and baud rate",
                                false));
                    }
                },
                tables,
                overdue);
    }
}
