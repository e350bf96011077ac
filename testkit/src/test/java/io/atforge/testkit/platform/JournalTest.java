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
    void keepsNoMoreBytesThanItMayButTheLastEntry() {
        Journal<String> journal = new Journal<>(3, 10, String::length);
        journal.add("1234");
        journal.add("123456");
        assertThat(journal.entries()).containsExactly("1234", "123456");
        journal.add("12345");
        assertThat(journal.entries()).containsExactly("12345");
        journal.add("12345678901");
        assertThat(journal.entries()).containsExactly("12345678901");
        for (String entry : "1234".split("")) {
            journal.add(entry);
        }
        assertThat(journal.entries()).containsExactly("2", "3", "4");
        journal.clear();
        journal.add("12345");
        journal.add("67890");
        assertThat(journal.entries()).containsExactly("12345", "67890");
    }

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
