package io.atforge.at;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.at.tables.AtTables;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A command, who waits for it, and who is told how it ended. */
final class QueuedCommand {

    private final Transaction transaction;
    private final EventLoop loop;
    private final ChannelListener listener;
    private final CompletableFuture<AtResult> future = new CompletableFuture<>();
    private final byte[] bytes;
    private Optional<Runnable> accepted = Optional.empty();
    private long sentAt;
    private boolean windowOpen;
    private boolean echoed;

    QueuedCommand(AtCommand command, AtTables tables, EventLoop loop, ChannelListener listener) {
        this.transaction = new Transaction(command, tables);
        this.loop = loop;
        this.listener = listener;
        this.bytes = command.bytes(tables.commandEnd());
    }

    /** Sees to it that the command does not keep the line until it is complete. */
    void leavesWhenAccepted(Runnable task) {
        accepted = Optional.of(task);
    }

    boolean leavesWhenAccepted() {
        return accepted.isPresent();
    }

    void accepted() {
        accepted.ifPresent(Runnable::run);
    }

    /** What is sent, ready to go before it is its turn. */
    byte[] bytes() {
        return bytes;
    }

    AtCommand command() {
        return transaction.command();
    }

    Transaction transaction() {
        return transaction;
    }

    CompletableFuture<AtResult> future() {
        return future;
    }

    /**
     * From now on, what comes in may be the answer. What came in before was not asked for by this command: it is on the
     * loop before the task that opens the window.
     */
    void sent() {
        sentAt = loop.nanoTime();
        loop.execute(() -> windowOpen = true);
    }

    boolean isWindowOpen() {
        return windowOpen;
    }

    Transaction.Verdict line(String line) {
        Transaction.Verdict verdict = transaction.line(line);
        echoed |= verdict == Transaction.Verdict.ECHO;
        return verdict;
    }

    boolean takes(Frame.Text text) {
        return transaction.takes(text);
    }

    boolean isEchoed() {
        return echoed;
    }

    /** The modem answered. */
    void end() {
        AtResult result = transaction.result();
        ended(Optional.empty(), result instanceof AtResult.Failed);
        future.complete(result);
    }

    /** The command was sent, and its answer is no longer waited for. */
    void fail(AtForgeException cause) {
        ended(Optional.of(cause), false);
        future.completeExceptionally(cause);
    }

    /** The modem did not accept or complete the command in time. */
    void timedOut(String port, Duration within, String what) {
        boolean accepted = transaction.isAccepted();
        fail(new AtTimeoutException(
                "the modem on " + port + " did not " + what + " " + command().summary() + " within " + within.toMillis()
                        + " ms; check " + (accepted ? "signal, network and platform" : "power, cable and baud rate"),
                accepted));
    }

    void failUnsent(AtForgeException cause) {
        AtForgeException notSent =
                new NotConnectedException(command().summary() + " was not sent: " + cause.getMessage());
        notSent.initCause(cause);
        future.completeExceptionally(notSent);
    }

    private void ended(Optional<AtForgeException> failure, boolean refused) {
        listener.ended(command(), Duration.ofNanos(loop.nanoTime() - sentAt), failure, refused);
    }

    /** Whether the modem may still wait for data, and take the next command for it. */
    boolean mayLeaveTheModemWaitingForData() {
        return command().data().isPresent() && !transaction.isAccepted();
    }
}
