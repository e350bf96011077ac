package io.atforge.testkit.page.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept, and in which order it is given. */
class EventLogTest {

    private final EventLog log = new EventLog();

    @Test
    void givesWhatCameAfterAnEventInItsOrder() {
        log.add(EventKind.WIRE, "1");
        log.add(EventKind.NOTE, "2");
        log.add(EventKind.WIRE, "3");
        assertThat(log.after(0, 100)).extracting(Event::json).containsExactly("1", "2", "3");
        assertThat(log.after(1, 100)).extracting(Event::json).containsExactly("2", "3");
        assertThat(log.after(0, 2)).extracting(Event::json).containsExactly("1", "2");
        assertThat(log.after(0, 0)).extracting(Event::json).containsExactly("1");
        assertThat(log.after(3, 100)).isEmpty();
        assertThat(log.characters()).isEqualTo(3);
    }

    @Test
    void forgetsTheOldestOfEachKindForItself() {
        log.add(EventKind.NOTE, "first");
        for (int i = 0; i < 6000; i++) {
            log.add(EventKind.WIRE, "" + i);
        }
        assertThat(log.kept(EventKind.WIRE)).hasSize(5000);
        assertThat(log.after(0, 1))
                .extracting(Event::json)
                .as("what another kind has pushed out")
                .containsExactly("first");
        assertThat(log.after(1, 4)).extracting(Event::json).containsExactly("1000");
    }

    @Test
    void keepsNoMoreThanTwoMegabytesOfAKind() {
        for (int i = 0; i < 30; i++) {
            log.add(EventKind.WIRE, "x".repeat(50_000), "y".repeat(50_000));
        }
        assertThat(log.kept(EventKind.WIRE)).hasSize(20);
        log.add(EventKind.WIRE, "x".repeat(3_000_000));
        assertThat(log.kept(EventKind.WIRE)).hasSize(1);
    }

    @Test
    void beginsWithWhatIsSoNow() {
        log.add(EventKind.STATE, "old");
        log.add(EventKind.WIRE, "line");
        log.add(EventKind.STATE, "new");
        log.add(EventKind.COUNTERS, "counted");
        assertThat(log.start().present()).extracting(Event::json).containsExactly("new", "counted");
        assertThat(log.start().last()).isEqualTo(4);
        assertThat(log.after(0, 100)).extracting(Event::json).containsExactly("old", "line", "new", "counted");
    }
}
