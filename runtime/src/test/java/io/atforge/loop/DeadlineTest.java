package io.atforge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testing.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final ManualLoop loop = new ManualLoop();
    private final Deadline deadline = new Deadline(loop);
    private final List<String> missed = new ArrayList<>();

    private Runnable note(String what) {
        return () ->
                missed.add(what + " at " + Duration.ofNanos(loop.nanoTime()).toMillis());
    }

    @Test
    void isMissedWhenItsTimeIsOver() {
        deadline.set(Duration.ofMillis(100), note("first"));
        loop.advance(Duration.ofMillis(99));
        assertThat(missed).isEmpty();
        loop.advance(Duration.ofMillis(2));

        assertThat(missed).containsExactly("first at 100");
    }

    @Test
    void oneThatIsSetLaterMissesAtItsOwnTimeWithOneTimer() {
        for (int i = 0; i < 1000; i++) {
            deadline.set(Duration.ofMillis(100), note("number " + i));
            loop.advance(Duration.ofMillis(1));
            assertThat(loop.pending()).isEqualTo(1);
        }
        assertThat(missed).isEmpty();
        loop.advance(Duration.ofSeconds(1));

        assertThat(missed).containsExactly("number 999 at 1099");
        assertThat(loop.pending()).isZero();
    }

    @Test
    void oneThatIsSetSoonerMissesSooner() {
        deadline.set(Duration.ofSeconds(9), note("long"));
        deadline.set(Duration.ofMillis(10), note("short"));
        loop.advance(Duration.ofSeconds(10));

        assertThat(missed).containsExactly("short at 10");
    }

    @Test
    void whatIsCancelledIsNotMissedAndCanBeSetAgain() {
        deadline.set(Duration.ofMillis(10), note("cancelled"));
        deadline.cancel();
        loop.advance(Duration.ofMillis(5));
        deadline.set(Duration.ofMillis(10), note("again"));
        loop.advance(Duration.ofSeconds(1));

        assertThat(missed).containsExactly("again at 15");
    }

    @Test
    void keepsTheSoonerOfTwoIfAskedTo() {
        deadline.setEarlier(Duration.ofMillis(20), note("first"));
        deadline.setEarlier(Duration.ofMillis(30), note("later"));
        deadline.setEarlier(Duration.ofMillis(10), note("sooner"));
        loop.advance(Duration.ofSeconds(1));

        assertThat(missed).containsExactly("sooner at 10");
    }
}
