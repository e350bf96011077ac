package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.at.tables.AtTables;
import io.atforge.internal.trace.Trace;
import io.atforge.loop.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The commands of a channel: those that wait, the one in flight, and those whose completion is awaited beside the line.
 * After one that was given up, the queue gets back in step with the modem before it sends the next.
 */
final class CommandQueue {

    private final PortConnection port;
    private final AtTables tables;
    private final EventLoop loop;
    private final ChannelListener listener;
    private final Consumer<AtTimeoutException> unresponsive;
    private final Deque<QueuedCommand> queue = new ArrayDeque<>();
    private final InFlight inFlight;
    private final Completions completions;
    private final LateResponses overdue;
    private final EchoOff echoOff;
    private final Resync resync;
    private final GuardTime guard;
    private boolean inStep = true;

    /**
     * An empty queue.
     *
     * @param unresponsive told when the modem answers nothing any more
     */
    CommandQueue(
            PortConnection port,
            AtTables tables,
            EventLoop loop,
            ChannelListener listener,
            Framer framer,
            Trace trace,
            Consumer<AtTimeoutException> unresponsive) {
        this.port = port;
        this.tables = tables;
        this.loop = loop;
        this.listener = listener;
        this.unresponsive = unresponsive;
        this.completions = new Completions(port.name(), loop);
        this.overdue = new LateResponses(completions);
        this.inFlight = new InFlight(port, loop, framer, trace, completions, line());
        this.guard = new GuardTime(tables.guard(), loop);
        this.echoOff = new EchoOff(tables.echoOff());
        this.resync = new Resync(probing(), loop, tables, overdue);
    }

    // ---- in and out of the queue

    CompletableFuture<AtResult> addLast(AtCommand command) {
        return add(queued(command), queue::addLast);
    }

    CompletableFuture<AtResult> addFirst(AtCommand command) {
        return add(queued(command), queue::addFirst);
    }

    /** The command leaves the line when it is accepted; then the task runs, and its completion is waited for. */
    CompletableFuture<AtResult> addLast(AtCommand command, Runnable accepted) {
        QueuedCommand pending = queued(command);
        pending.leavesWhenAccepted(accepted);
        return add(pending, queue::addLast);
    }

    private QueuedCommand queued(AtCommand command) {
        return new QueuedCommand(command, tables, loop, listener);
    }

    private CompletableFuture<AtResult> add(QueuedCommand pending, Consumer<QueuedCommand> place) {
        if (!port.isOpen()) {
            pending.future()
                    .completeExceptionally(new NotConnectedException(
                            port.name() + " is not open; " + pending.command().summary() + " was not sent"));
            return pending.future();
        }
        place.accept(pending);
        next();
        return pending.future();
    }

    /** Ends the command in flight and all that wait. */
    void abort(AtForgeException cause) {
        take(inFlight.giveUp(), cause).run();
        next();
    }

    /** There is no port any more. Returns what ends the commands that there were. */
    Runnable shut(AtForgeException cause) {
        resync.cancel();
        Optional<QueuedCommand> running = inFlight.drop();
        // its answer may still come
        inStep = inStep && running.isEmpty();
        return take(running, cause);
    }

    /** Returns what ends the commands that there were; those that come meanwhile are no longer among them. */
    private Runnable take(Optional<QueuedCommand> running, AtForgeException cause) {
        List<QueuedCommand> waiting = List.copyOf(queue);
        Runnable besideTheLine = completions.takeAll(cause);
        queue.clear();
        return () -> {
            besideTheLine.run();
            running.ifPresent(pending -> pending.fail(cause));
            waiting.forEach(pending -> pending.failUnsent(cause));
        };
    }

    boolean isIdle() {
        return !inFlight.isPresent();
    }

    // ---- what becomes of the modem

    void connectionEnded() {
        completions.connectionEnded();
    }

    void restarted() {
        overdue.answered();
        completions.connectionEnded();
        echoOff.forget();
    }

    // ---- out

    private void next() {
        if (!port.isOpen() || guard.isOn() || inFlight.isPresent() || queue.isEmpty()) {
            return;
        }
        if (inStep || queue.element().command().isAttention() && !resync.isRunning()) {
            inFlight.send(queue.remove(), inStep);
        } else {
            resync.start();
        }
    }

    private InFlight.Line line() {
        return new InFlight.Line() {
            @Override
            public void answered(QueuedCommand command) {
                overdue.answered();
                guard.start(CommandQueue.this::next);
                if (echoOff.isToBeRepeatedAfter(command)) {
                    addFirst(AtCommand.of(tables.echoOff(), tables.answerWithin()));
                }
            }

            /** Until it is clear that the command is not answered, no other is sent. */
            @Override
            public void givenUp(QueuedCommand command) {
                inStep = false;
                overdue.givenUp(command.transaction());
                if (command.mayLeaveTheModemWaitingForData()) {
                    resync.waitFirst(tables.dataSilence());
                }
            }

            @Override
            public void next() {
                CommandQueue.this.next();
            }
        };
    }

    // ---- in

    /** Takes a line that is a command's; tells whose it is. */
    InFlight.LineOwner take(String line) {
        return inFlight.take(line);
    }

    /** Whether the command in flight asked for a text. */
    boolean takes(Frame.Text text) {
        return inFlight.takes(text);
    }

    /** The modem waits for data. */
    void prompt() {
        inFlight.prompt();
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

    private Resync.Wire probing() {
        return new Resync.Wire() {
            @Override
            public void probe(AtCommand query, Consumer<Boolean> answered) {
                QueuedCommand probe = queued(query);
                probe.future().whenComplete((result, error) -> answered.accept(error == null));
                inFlight.send(probe, inStep);
            }

            @Override
            public void inStep() {
                inStep = true;
                listener.resynced();
                next();
            }

            @Override
            public void unresponsive() {
                unresponsive.accept(new AtTimeoutException(
                        "the modem on " + port.name() + " answers nothing any more; check power, cable and baud rate",
                        false));
            }
        };
    }

    /**
     * Whether echo should be off, and whether it is time to ask for that once more: a modem that restarts by itself echoes
     * again. One that goes on echoing is not asked twice.
     */
    private static final class EchoOff {

        private final String command;
        private boolean wanted;
        private boolean askedAgain;

        EchoOff(String command) {
            this.command = command;
        }

        /** The modem has restarted, and will be set up anew. */
        void forget() {
            wanted = false;
            askedAgain = false;
        }

        /** Takes note of a command that ended; tells whether echo has to be turned off again. */
        boolean isToBeRepeatedAfter(QueuedCommand ended) {
            if (ended.command().line().equals(command)) {
                wanted = ended.transaction().result() instanceof AtResult.Done;
                return false;
            }
            boolean repeat = wanted && ended.isEchoed() && !askedAgain;
            askedAgain = ended.isEchoed() && (askedAgain || repeat);
            return repeat;
        }
    }
}
