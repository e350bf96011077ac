package io.atforge.at;

import io.atforge.at.tables.AtTables;
import io.atforge.internal.trace.Trace;
import io.atforge.loop.Deadline;
import io.atforge.loop.EventLoop;
import io.atforge.trace.TraceEntry.Direction;
import java.time.Duration;
import java.util.Optional;

/** The command in flight: it is sent, gets the lines that are its own, and ends, or is given up at its deadline. */
final class InFlight {

    /** Whose a line of the modem is. */
    enum LineOwner {
        /** It is the answer, a part of it, or the completion of a command that waits for it. */
        COMMAND,
        /** It completes a command that was given up. */
        GIVEN_UP,
        /** It completes one command more than there are. */
        ONE_TOO_MANY,
        /** No command asked for it. */
        NOBODY
    }

    /** What becomes of the line when a command leaves it. */
    interface Line {

        /** The command was answered, and the line is free. */
        void answered(QueuedCommand command);

        /** The command was given up, and may still be answered. */
        void givenUp(QueuedCommand command);

        /** The next command may go. */
        void next();
    }

    /**
     * The final result follows the line that says why by some ten milliseconds. The command's own deadline is no
     * measure: it is the network's, up to 90 s, and firmware that prints no result after such a line would stop the
     * session for as long.
     */
    private static final Duration RESULT_WITHIN = Duration.ofSeconds(1);

    private static final byte[] NOTHING = new byte[0];

    private final PortConnection port;
    private final Framer framer;
    private final Trace trace;
    private final Completions completions;
    private final Line line;
    private final Deadline deadline;
    private Optional<QueuedCommand> command = Optional.empty();

    InFlight(PortConnection port, EventLoop loop, Framer framer, Trace trace, Completions completions, Line line) {
        this.port = port;
        this.framer = framer;
        this.trace = trace;
        this.completions = completions;
        this.line = line;
        this.deadline = new Deadline(loop);
    }

    boolean isPresent() {
        return command.isPresent();
    }

    /**
     * Sends a command.
     *
     * @param inStep whether what was given up before is known not to be answered any more
     */
    void send(QueuedCommand sent, boolean inStep) {
        AtCommand sending = sent.command();
        command = Optional.of(sent);
        framer.expectPrompt(sending.data().map(AtCommand.Data::prompt).orElse(""));
        sent.sent();
        trace.hide(sending.lastingSecrets());
        trace.line(Direction.SENT, sending.toString());
        trace.hideAll(sending.hidden(), inStep);
        after(sending.rules().acceptWithin(), sent, "accept");
        write(sent.bytes());
    }

    private void write(byte[] bytes) {
        trace.bytes(Direction.SENT, bytes);
        port.write(bytes);
    }

    // ---- in

    /** Takes a line that is the answer to the command, or a part of it, or completes one before it; tells whose it is. */
    LineOwner take(String text) {
        Optional<QueuedCommand> asked = asked();
        LineOwner completion = completions.take(text);
        if (completion != LineOwner.NOBODY) {
            return completion;
        }
        if (asked.isPresent() && answers(asked.get(), text)
                || asked.isEmpty() && AtTables.isNumberedError(text) && completions.refused(text)) {
            return LineOwner.COMMAND;
        }
        return completions.isOneTooMany(text) ? LineOwner.ONE_TOO_MANY : LineOwner.NOBODY;
    }

    private boolean answers(QueuedCommand pending, String text) {
        Transaction.Verdict verdict = pending.line(text);
        switch (verdict) {
            case ACCEPTED -> accepted(pending);
            case FAILING -> awaitResult(pending);
            case ENDED -> ended(pending);
            default -> {}
        }
        return verdict != Transaction.Verdict.NOT_MINE;
    }

    /** Whether the command asked for a stranger's text. */
    boolean takes(Frame.Text text) {
        return asked().filter(pending -> pending.takes(text)).isPresent();
    }

    private Optional<QueuedCommand> asked() {
        return command.filter(QueuedCommand::isWindowOpen);
    }

    /** The modem waits for the command's data. */
    void prompt() {
        command.filter(pending -> pending.transaction().prompt() == Transaction.Verdict.SEND_DATA)
                .ifPresent(pending -> pending.command().data().ifPresent(data -> {
                    framer.expectPrompt("");
                    framer.skipEcho(pending.isEchoed() ? data.bytes() : NOTHING);
                    trace.line(Direction.RECEIVED, data.prompt());
                    trace.line(Direction.SENT, trace.masked(data.bytes()));
                    write(data.bytes());
                }));
    }

    // ---- its ends

    private void accepted(QueuedCommand pending) {
        if (pending.leavesWhenAccepted()) {
            completions.await(pending);
            answered(pending);
            line.next();
            pending.accepted();
            line.next();
        } else {
            after(pending.command().rules().completeWithin(), pending, "complete");
        }
    }

    private void after(Duration within, QueuedCommand pending, String what) {
        deadline.set(within, () -> {
            giveUp();
            pending.timedOut(port.name(), within, what);
            line.next();
        });
    }

    private void awaitResult(QueuedCommand pending) {
        deadline.set(RESULT_WITHIN, () -> {
            if (pending.transaction().isAccepted()) {
                ended(pending);
            } else {
                giveUp();
                pending.end();
                line.next();
            }
        });
    }

    /** What is ready to go, goes first: the modem works on it while the end of this one is told. */
    private void ended(QueuedCommand pending) {
        answered(pending);
        line.next();
        pending.end();
        line.next();
    }

    private void answered(QueuedCommand pending) {
        deadline.cancel();
        framer.expectPrompt("");
        command = Optional.empty();
        line.answered(pending);
    }

    /** The command may still be answered; whoever had it sent is to be told. */
    Optional<QueuedCommand> giveUp() {
        Optional<QueuedCommand> released = drop();
        released.ifPresent(pending -> {
            framer.expectPrompt("");
            framer.skipEcho(NOTHING);
            line.givenUp(pending);
        });
        return released;
    }

    /** There is no modem any more that could answer. */
    Optional<QueuedCommand> drop() {
        deadline.cancel();
        Optional<QueuedCommand> released = command;
        command = Optional.empty();
        return released;
    }
}
