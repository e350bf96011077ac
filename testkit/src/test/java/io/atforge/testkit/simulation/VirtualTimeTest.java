package io.atforge.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock that only a test moves. */
class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> ran = new ArrayList<>();

    private Runnable note(String name) {
        return () -> ran.add(name + " at " + Duration.ofNanos(time.nanoTime()).toMillis());
    }

    @Test
    void runsTasksWhenTheyAreDueAndInTheOrderTheyCame() {
        time.schedule(Duration.ofMillis(20), note("late"));
        time.schedule(Duration.ofMillis(10), note("first"));
        time.after(Duration.ofMillis(10), note("second"));
        time.execute(() -> time.execute(note("nested")));
        assertThat(ran).isEmpty();
        time.advance(Duration.ofMillis(15));
        assertThat(ran).containsExactly("nested at 0", "first at 10", "second at 10");
        assertThat(time.nanoTime()).isEqualTo(15_000_000);
        assertThat(time.step()).isTrue();
        assertThat(ran).last().isEqualTo("late at 20");
        assertThat(time.step()).isFalse();
        assertThat(time.tasksRun()).isEqualTo(5);
    }

    @Test
    void aTaskThatWasTakenBackDoesNotRun() {
        EventLoop.Timer timer = time.after(Duration.ofMillis(10), note("never"));
        timer.cancel();
        time.advance(Duration.ofSeconds(1));
        assertThat(ran).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void awaitsSomethingAndNoLonger() {
        tick();
        assertThat(time.await(Duration.ofSeconds(10), () -> ran.size() == 3)).isTrue();
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(time.await(Duration.ofSeconds(10), () -> false)).isFalse();
        assertThat(ran).hasSize(13);
        assertThat(new VirtualTime().await(Duration.ofSeconds(10), () -> false)).isFalse();
    }

    private void tick() {
        time.schedule(Duration.ofSeconds(1), () -> {
            ran.add("tick");
            tick();
        });
    }

    @Test
    void hasACalendar() {
        time.advance(Duration.ofDays(31));
        assertThat(time.clock().instant()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }
}
