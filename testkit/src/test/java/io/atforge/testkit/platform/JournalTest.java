package io.atforge.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.platform.state.Journal;
import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    /** The answer to a message may be faster than the thread that took it. */
    @Test
    void whoSeesWhatCameOfAnEntrySeesTheEntry() throws InterruptedException {
        Journal<String> journal = new Journal<>();
        List<String> seen = new ArrayList<>();
        Thread reader = new Thread(() -> seen.addAll(journal.entries()));

        journal.add("message", message -> {
            reader.start();
            while (reader.getState() != State.BLOCKED && reader.getState() != State.TERMINATED) {
                Thread.onSpinWait();
            }
        });
        reader.join();

        assertThat(seen).containsExactly("message");
    }

    @Test
    void keepsTheLastAndCountsAll() {
        Journal<Integer> journal = new Journal<>(3);
        for (int i = 0; i < 10; i++) {
            journal.add(i);
        }
        assertThat(journal.entries()).containsExactly(7, 8, 9);
        assertThat(journal.count()).isEqualTo(10);
        journal.clear();
        assertThat(journal.count()).isZero();
    }

    @Test
    void whatCannotBeDoneWasTakenAllTheSame() {
        Journal<String> journal = new Journal<>();

        assertThatThrownBy(() -> journal.add("message", message -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");

        assertThat(journal.entries()).containsExactly("message");
    }
}
