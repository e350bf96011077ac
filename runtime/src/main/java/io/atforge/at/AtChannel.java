package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.tables.AtTables;
import io.atforge.internal.trace.Trace;
import io.atforge.loop.Deadline;
import io.atforge.loop.EventLoop;
import io.atforge.port.Port;
import io.atforge.trace.Printable;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One command in flight on a port. Commands wait in a queue; what belongs to none of them goes to the listener, in
 * order. After a command that timed out or was given up, the channel gets back in step with the modem before it sends
 * the next, so that a late answer is not taken for another command's.
 *
 * <p>All methods must be called on the channel's {@link EventLoop}; futures complete there, too.
 */
public final class AtChannel {

    /** A modem that stops within a message has restarted, or lost bytes; at 9600 baud a byte takes 1 ms. */
    private static final Duration MESSAGE_SILENCE = Duration.ofSeconds(2);

    private final AtTables tables;
    private final ChannelListener listener;
    /** The same each time: what takes frames is looked at for each piece that comes in. */
    private final Consumer<Frame> frames = this::frame;

    private final Framer framer;
    private final Trace trace;
    private final PortConnection port;
    private final CommandQueue commands;
    private final Deadline messageSilence;

    /**
     * Creates a channel; it starts with {@link #open}.
     *
     * @param port     the port
     * @param tables   what the modem family adds to V.250
     * @param loop     where everything happens
     * @param listener takes what no command asked for
     */
    public AtChannel(Port port, AtTables tables, EventLoop loop, ChannelListener listener) {
        this.tables = tables;
        this.listener = listener;
        this.framer = new Framer(tables);
        this.messageSilence = new Deadline(loop);
        this.trace = new Trace(loop);
        this.port = new PortConnection(port, loop, this::feed, this::portLost);
        this.commands = new CommandQueue(this.port, tables, loop, listener, framer, trace, this::unresponsive);
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
     * Shows no more to one of those that {@link #trace} was given.
     *
     * @param consumer the consumer
     */
    public void removeTrace(Consumer<TraceEntry> consumer) {
        trace.removeConversation(consumer);
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
     * Shows no more to one of those that {@link #wiretap} was given.
     *
     * @param consumer the consumer
     */
    public void removeWiretap(Consumer<WireEntry> consumer) {
        trace.removeWire(consumer);
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
        return port.open(opener);
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
        return port.isOpen();
    }

    /**
     * Queues a command.
     *
     * @param command the command
     * @return the modem's answer; fails with {@link AtTimeoutException}, {@link PortException}, the cause given to
     *         {@link #abort} or {@link #close}, or {@link NotConnectedException} if it was never sent
     */
    public CompletableFuture<AtResult> execute(AtCommand command) {
        return commands.addLast(command);
    }

    /**
     * Queues a command before those that already wait.
     *
     * @param command the command
     * @return as for {@link #execute}
     */
    public CompletableFuture<AtResult> executeNext(AtCommand command) {
        return commands.addFirst(command);
    }

    /**
     * Queues a command that does not keep the line until it is complete: when it is accepted, the next is sent. Commands
     * of a kind are completed in the order they were accepted in, unless what completes them names them.
     *
     * @param command  the command; how long it may take to complete is in its rules
     * @param accepted runs when the command is accepted and has left the line; not if it ends by then
     * @return as for {@link #execute}; completes with the completion
     */
    public CompletableFuture<AtResult> execute(AtCommand command, Runnable accepted) {
        return commands.addLast(command, accepted);
    }

    /**
     * Ends the command in flight and all that wait, because what they were for is gone.
     *
     * @param cause why
     */
    public void abort(AtForgeException cause) {
        commands.abort(cause);
    }

    /**
     * Sends bytes that are no command and need no answer, such as the escape from a modem's data mode. They go out only
     * while no command is under way.
     *
     * @param text what is sent as it stands, without a CR
     */
    public void escape(String text) {
        if (port.isOpen() && commands.isIdle()) {
            trace.line(Direction.SENT, text);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            trace.bytes(Direction.SENT, bytes);
            port.write(bytes);
        }
    }

    /** Forgets the completions that are still due: the connection they belong to has ended. */
    public void connectionEnded() {
        commands.connectionEnded();
    }

    /** The modem has restarted: it answers nothing it was asked before, and echoes again. */
    public void restarted() {
        commands.restarted();
    }

    /**
     * Whether answers are looked at by the thread that reads them. That is fastest, but nothing that hangs on an answer
     * may then call the port: only the channel does, as it knows how.
     *
     * @param wanted true for messages to and fro, false while the modem is set up
     */
    public void inPlace(boolean wanted) {
        port.inPlace(wanted);
    }

    /**
     * Closes the port. Commands that are queued or in flight fail.
     *
     * @param cause what they fail with
     * @return completes on the loop when the port is closed
     */
    public CompletableFuture<Void> close(AtForgeException cause) {
        shut(cause).run();
        return port.closed();
    }

    private void unresponsive(AtTimeoutException cause) {
        end(cause, () -> listener.unresponsive(cause));
    }

    private void portLost(PortException cause) {
        end(cause, () -> listener.lost(cause));
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
        port.close();
        messageSilence.cancel();
        return commands.shut(cause);
    }

    // ---- in

    private void feed(byte[] bytes) {
        trace.bytes(Direction.RECEIVED, bytes);
        framer.feed(bytes, bytes.length, frames);
        messageSilence.cancel();
        if (port.isOpen() && framer.isWaitingForMore()) {
            messageSilence.set(MESSAGE_SILENCE, () -> framer.giveUpWaiting(frames));
        }
        commands.received();
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
            commands.prompt();
        } else if (frame instanceof Frame.Discarded discarded) {
            commands.discarded();
            listener.discarded(discarded);
        }
    }

    private void line(String line) {
        trace.line(Direction.RECEIVED, shown(line));
        InFlight.LineOwner owner = commands.take(line);
        if (owner == InFlight.LineOwner.COMMAND) {
            return;
        }
        if (owner == InFlight.LineOwner.ONE_TOO_MANY) {
            listener.oneTooMany(line);
        }
        if (line.equals("OK") || tables.isError(line)) {
            commands.lateResult(line.equals("OK"));
        }
        listener.unsolicited(new UnsolicitedResult(shown(line)));
    }

    /** No part of it ends a command; but it may be what a command asked for. */
    private void text(Frame.Text text) {
        trace.line(Direction.RECEIVED, trace.masked(text.header()));
        trace.line(Direction.RECEIVED, trace.masked(text.text()));
        if (!commands.takes(text)) {
            listener.text(text);
        }
    }

    /** Results and what is known to come by itself hold no secret. */
    private String shown(String line) {
        boolean known = line.equals("OK") || tables.isError(line) || tables.isUnsolicited(line);
        return known ? line : trace.masked(line);
    }
}
