package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoredMessagesTest {

    private final Deque<CompletableFuture<Void>> readOuts = new ArrayDeque<>();
    private int overwritten;
    private int asked;

    private final StoredMessages cache = new StoredMessages(
            Dialect.load("air720").cachedMessage(),
            slot -> {
                asked++;
                readOuts.add(new CompletableFuture<>());
                return readOuts.getLast();
            },
            messages -> overwritten += messages);

    @Test
    void readsOutWhatIsAnnouncedAndNothingElse() {
        cache.announced("+CSQ: 16,0");
        cache.announced("RDY");
        assertThat(asked).isZero();
        cache.announced("+MSUB: 0");

        assertThat(asked).isEqualTo(1);
        assertThat(overwritten).isZero();
    }

    @Test
    void readsOutOneTimeAfterTheOther() {
        cache.announced("+MSUB: 0");
        cache.announced("+MSUB: 1");
        cache.announced("+MSUB: 2");
        assertThat(asked).isEqualTo(1);

        // whether the modem had them when it was asked is not known
        readOuts.remove().complete(null);
        assertThat(asked).isEqualTo(2);
        readOuts.remove().complete(null);
        assertThat(asked).isEqualTo(2);
        cache.announced("+MSUB: 0");
        assertThat(asked).isEqualTo(3);
        assertThat(overwritten).isZero();
    }

    @Test
    void tellsOfEachMessageThatANewerOneTookThePlaceOf() {
        for (String slot : new String[] {"0", "1", "2", "3", "0", "1"}) {
            cache.announced("+MSUB: " + slot);
        }

        assertThat(overwritten).isEqualTo(2);
    }

    // ---- where the announcement tells the slot

    private final List<String> slots = new ArrayList<>();

    private final StoredMessages bySlot = new StoredMessages(
            List.of(ReplyPattern.parse("/\\+RECV: 0,(\\d)/"), ReplyPattern.parse("/\\+RECV: ALL/")),
            slot -> {
                slots.add(slot.orElse("all"));
                readOuts.add(new CompletableFuture<>());
                return readOuts.getLast();
            },
            messages -> overwritten += messages);

    @Test
    void readsOutEachSlotOnceInTheOrderOfTheirAnnouncements() {
        for (String slot : new String[] {"2", "0", "1"}) {
            bySlot.announced("+RECV: 0," + slot);
        }
        bySlot.announced("+RECV: 1,3");
        assertThat(slots).containsExactly("2");

        while (!readOuts.isEmpty()) {
            readOuts.remove().complete(null);
        }
        assertThat(slots).containsExactly("2", "0", "1");
        assertThat(overwritten).isZero();
        bySlot.announced("+RECV: 0,2");
        assertThat(slots).containsExactly("2", "0", "1", "2");
    }

    @Test
    void readsASlotAgainThatIsAnnouncedWhileItIsReadOut() {
        bySlot.announced("+RECV: 0,2");
        bySlot.announced("+RECV: 0,2");
        assertThat(overwritten).isZero();
        bySlot.announced("+RECV: 0,2");
        assertThat(overwritten).isEqualTo(1);

        readOuts.remove().complete(null);
        readOuts.remove().complete(null);
        assertThat(slots).containsExactly("2", "2");
        assertThat(readOuts).isEmpty();
    }

    @Test
    void readsOutAllAfterTheSlotsWhereALineTellsNone() {
        bySlot.announced("+RECV: 0,2");
        bySlot.announced("+RECV: ALL");
        bySlot.announced("+RECV: 0,3");

        while (!readOuts.isEmpty()) {
            readOuts.remove().complete(null);
        }
        assertThat(slots).containsExactly("2", "3", "all");
    }
}
