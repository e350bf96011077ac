package io.atforge.internal.traffic;

import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Messages that the modem keeps for a read-out: a session asks for none, but a modem that was told so by another program
 * announces only the slot. There are few, and the newest message takes the place of the oldest (fault 42).
 */
final class StoredMessages {

    private final Dialect dialect;
    private final Supplier<CompletableFuture<?>> readOut;
    private final IntConsumer overwritten;
    private final Set<String> unread = new HashSet<>();
    private boolean reading;
    private boolean announcedMeanwhile;

    StoredMessages(Dialect dialect, Supplier<CompletableFuture<?>> readOut, IntConsumer overwritten) {
        this.dialect = dialect;
        this.readOut = readOut;
        this.overwritten = overwritten;
    }

    /** Reads out, if the line announces a message. */
    void announced(String line) {
        if (!ReplyPattern.any(dialect.cachedMessage(), line)) {
            return;
        }
        if (!unread.add(line)) {
            overwritten.accept(1);
        }
        if (reading) {
            announcedMeanwhile = true;
        } else {
            read();
        }
    }

    /** What is announced while the modem reads out may be part of it, or not. */
    private void read() {
        reading = true;
        announcedMeanwhile = false;
        readOut.get().thenRun(() -> {
            reading = false;
            unread.clear();
            if (announcedMeanwhile) {
                read();
            }
        });
    }
}
