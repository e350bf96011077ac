package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoredMessagesTest {

    private final Deque<CompletableFuture<Void>> readOuts = new ArrayDeque<>();
    private int overwritten;
    private int asked;

    private final StoredMessages cache = new StoredMessages(
            Dialect.load("air720"),
            () -> {
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
}
