package io.atforge.internal.traffic;

import io.atforge.at.tables.ReplyPattern;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Messages that the modem keeps for a read-out: a session asks for none, but a modem that was told so by another program
 * announces only the slot. There are few, and the newest message takes the place of the oldest (fault 42). Where the
 * family's pattern tells the slot, each is read out by itself, else all at once.
 */
final class StoredMessages {

    private final List<ReplyPattern> announcements;
    private final Function<Optional<String>, CompletableFuture<?>> readOut;
    private final IntConsumer overwritten;

    /** The lines that told no slot. */
    private final Set<String> unread = new HashSet<>();

    private final Set<String> slots = new LinkedHashSet<>();
    private boolean reading;
    private boolean announcedMeanwhile;

    /**
     * Nothing is kept yet.
     *
     * @param announcements the lines that announce a message; a first group tells its slot
     * @param readOut       reads out a slot, or all that is kept
     * @param overwritten   told of messages that newer ones took the place of
     */
    StoredMessages(
            List<ReplyPattern> announcements,
            Function<Optional<String>, CompletableFuture<?>> readOut,
            IntConsumer overwritten) {
        this.announcements = announcements;
        this.readOut = readOut;
        this.overwritten = overwritten;
    }

    /** Reads out, if the line announces a message. */
    void announced(String line) {
        for (ReplyPattern pattern : announcements) {
            if (pattern.matches(line)) {
                announced(line, pattern.firstGroup(line));
                return;
            }
        }
    }

    private void announced(String line, Optional<String> slot) {
        boolean isNew = slot.map(slots::add).orElseGet(() -> unread.add(line));
        if (!isNew) {
            overwritten.accept(1);
        }
        if (!reading) {
            read();
        } else if (slot.isEmpty()) {
            announcedMeanwhile = true;
        }
    }

    /**
     * What is announced while the modem reads out all at once may be part of it, or not. A slot that is announced while
     * it is read out holds another message by then, or is found empty.
     */
    private void read() {
        reading = true;
        Optional<String> slot = slots.stream().findFirst();
        slot.ifPresentOrElse(slots::remove, () -> announcedMeanwhile = false);
        readOut.apply(slot).thenRun(() -> {
            reading = false;
            if (slot.isEmpty()) {
                unread.clear();
            }
            if (announcedMeanwhile || !slots.isEmpty()) {
                read();
            }
        });
    }
}
