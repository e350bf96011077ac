package io.atforge.at;

import java.util.concurrent.CompletableFuture;

/** A command, and who waits for it. */
final class Pending {

    private final Transaction transaction;
    private final CompletableFuture<AtResult> future = new CompletableFuture<>();
    private boolean windowOpen;
    private boolean echoed;

    Pending(AtCommand command, AtTables tables) {
        this.transaction = new Transaction(command, tables);
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

    /** From now on, what comes in may be the answer. */
    void openWindow() {
        windowOpen = true;
    }

    boolean isWindowOpen() {
        return windowOpen;
    }

    Transaction.Verdict line(String line) {
        Transaction.Verdict verdict = transaction.line(line);
        echoed |= verdict == Transaction.Verdict.ECHO;
        return verdict;
    }

    boolean isEchoed() {
        return echoed;
    }

    /** Whether the modem may still wait for data, and take the next command for it. */
    boolean mayLeaveTheModemWaitingForData() {
        return command().data().isPresent() && !transaction.isAccepted();
    }
}
