package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.at.tables.AtTables;
import io.atforge.internal.trace.Trace;
import io.atforge.loop.EventLoop;
import io.atforge.trace.TraceEntry.Direction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The commands of a channel: those that wait, and the one in flight with its deadlines. After one that was given up, the
 * queue gets back in step with the modem before it sends the next.
 */
final class CommandQueue {

    /** What the queue needs of its channel. */
    interface Wire {

        String name();

        boolean isOpen();

        void write(byte[] bytes);

        /** The modem answers nothing any more. */
        void unresponsive(AtTimeoutException cause);
    }

    /**
     * The final result follows the line that says why by some ten milliseconds. The command's own deadline is no
     * measure: it is the network's, up to 90 s, and firmware that prints no result after such a line would stop the
     * session for as long.
     */
    private static final Duration RESULT_WITHIN = Duration.ofSeconds(1);

    private final Wire wire;
    private final AtTables tables;
    private final EventLoop loop;
    private final ChannelListener listener;
    private final Framer framer;
    private final Trace trace;
    private final Deque<QueuedCommand> queue = new ArrayDeque<>();
    private final LateResponses overdue = new LateResponses();
    private final EchoOff echoOff;
    private final Resync resync;
    private final GuardTime guard;

    private boolean inStep = true;
    private Optional<QueuedCommand> inFlight = Optional.empty();
    private EventLoop.Timer deadline = () -> {};

    CommandQueue(Wire wire, AtTables tables, EventLoop loop, ChannelListener listener, Framer framer, Trace trace) {
        this.wire = wire;
        this.tables = tables;
        this.loop = loop;
        this.listener = listener;
        this.framer = framer;
        this.trace = trace;
        this.guard = new GuardTime(tables.guard(), loop);
        this.echoOff = new EchoOff(tables.echoOff());
        this.resync = new Resync(probing(), loop, tables, overdue);
    }

    // ---- in and out of the queue

    CompletableFuture<AtResult> addLast(AtCommand command) {
        return add(command, queue::addLast);
    }

    CompletableFuture<AtResult> addFirst(AtCommand command) {
        return add(command, queue::addFirst);
    }

    private CompletableFuture<AtResult> add(AtCommand command, Consumer<QueuedCommand> place) {
        QueuedCommand pending = new QueuedCommand(command, tables, loop, listener);
        if (!wire.isOpen()) {
            pending.future()
                    .completeExceptionally(new NotConnectedException(
                            wire.name() + " is not open; " + command.summary() + " was not sent"));
            return pending.future();
        }
        place.accept(pending);
        next();
        return pending.future();
    }

    /** Ends the command in flight and all that wait. */
    void abort(AtForgeException cause) {
        Optional<QueuedCommand> running = inFlight;
        running.ifPresent(this::release);
        Runnable ending = takeAll(cause);
        running.ifPresent(pending -> pending.fail(cause));
        ending.run();
        next();
    }

    /** There is no port any more. Returns what ends the commands that there were. */
    Runnable shut(AtForgeException cause) {
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

    boolean isIdle() {
        return inFlight.isEmpty();
    }

    // ---- what becomes of the modem

    void connectionEnded() {
        overdue.connectionEnded();
    }

    void restarted() {
        overdue.answered();
        overdue.connectionEnded();
        echoOff.forget();
    }

    // ---- out

    private void next() {
        if (!wire.isOpen() || guard.isOn() || inFlight.isPresent() || queue.isEmpty()) {
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
        trace.hideAll(command.hidden(), inStep);
        after(command.rules().acceptWithin(), pending, "accept");
        wire.write(command.bytes());
    }

    // ---- in

    /** Whether a line is the answer to the command in flight, or a part of it. */
    boolean takes(String line) {
        Optional<QueuedCommand> asked = asked();
        if (overdue.takeCompletion(line) || asked.isEmpty()) {
            return false;
        }
        QueuedCommand pending = asked.get();
        Transaction.Verdict verdict = pending.line(line);
        switch (verdict) {
            case ACCEPTED -> after(pending.command().rules().completeWithin(), pending, "complete");
            case FAILING -> awaitResult(pending);
            case ENDED -> ended(pending);
            default -> {}
        }
        return verdict != Transaction.Verdict.NOT_MINE;
    }

    /** Whether the command in flight asked for a text. */
    boolean takes(Frame.Text text) {
        return asked().filter(pending -> pending.takes(text)).isPresent();
    }

    private Optional<QueuedCommand> asked() {
        return inFlight.filter(QueuedCommand::isWindowOpen);
    }

    /** The modem waits for the data of the command in flight. */
    void prompt() {
        inFlight.filter(pending -> pending.transaction().prompt() == Transaction.Verdict.SEND_DATA)
                .ifPresent(pending -> pending.command().data().ifPresent(data -> {
                    framer.expectPrompt("");
                    framer.skipEcho(pending.isEchoed() ? data.bytes() : new byte[0]);
                    trace.line(Direction.RECEIVED, data.prompt());
                    trace.line(Direction.SENT, trace.masked(data.bytes()));
                    wire.write(data.bytes());
                }));
    }

    /** A final result came that no command in flight takes. */
    void lateResult(boolean ok) {
        overdue.result(ok);
    }

    /** Something came in that made no sense: it may have been a part of an answer that is still to come. */
    void discarded() {
        inStep = inStep && inFlight.isPresent();
    }

    /** Something came in. */
    void received() {
        resync.received();
    }

    // ---- the ends of a command

    private void after(Duration within, QueuedCommand pending, String what) {
        deadline.cancel();
        deadline = loop.after(within, () -> timedOut(pending, within, what));
    }

    private void timedOut(QueuedCommand pending, Duration within, String what) {
        release(pending);
        pending.timedOut(wire.name(), within, what);
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
            addFirst(AtCommand.of(tables.echoOff(), tables.answerWithin()));
        }
        guard.start(this::next);
        pending.end();
        next();
    }

    private Resync.Wire probing() {
        return new Resync.Wire() {
            @Override
            public void probe(AtCommand query, Consumer<Boolean> answered) {
                QueuedCommand probe = new QueuedCommand(query, tables, loop, listener);
                probe.future().whenComplete((result, error) -> answered.accept(error == null));
                send(probe);
            }

            @Override
            public void inStep() {
                inStep = true;
                listener.resynced();
                next();
            }

            @Override
            public void unresponsive() {
                wire.unresponsive(new AtTimeoutException(
                        "the modem on " + wire.name() + " answers nothing any more; check power, cable and baud rate",
                        false));
            }
        };
    }
}
