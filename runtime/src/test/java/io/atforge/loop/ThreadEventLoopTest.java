package io.atforge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadEventLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final ThreadEventLoop loop = new ThreadEventLoop("test loop");

    @AfterEach
    void close() {
        loop.close();
    }

    private Thread thread() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        loop.execute(() -> thread.complete(Thread.currentThread()));
        return thread.get(1, TimeUnit.MINUTES);
    }

    @Test
    void runsEverythingOnOneThreadThatKeepsNoProgramAlive() throws Exception {
        Thread first = thread();

        assertThat(first.getName()).isEqualTo("test loop");
        assertThat(first.isDaemon()).isTrue();
        assertThat(thread()).isSameAs(first);
    }

    @Test
    void runsTasksInTheirOrderAndTimersWhenTheyAreDue() throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<Long> due = new CompletableFuture<>();
        long start = loop.nanoTime();
        loop.after(Duration.ofMillis(5), () -> due.complete(loop.nanoTime()));
        loop.execute(() -> ran.add("first"));
        loop.execute(() -> ran.add("second"));

        assertThat(due.get(1, TimeUnit.MINUTES) - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void runsNoTimerThatWasCancelled() throws Exception {
        List<String> ran = new ArrayList<>();
        // On the loop, so that it cannot run meanwhile.
        loop.execute(() ->
                loop.after(Duration.ofMillis(1), () -> ran.add("cancelled")).cancel());
        CompletableFuture<Void> later = new CompletableFuture<>();
        loop.after(Duration.ofMillis(5), () -> later.complete(null));
        later.get(1, TimeUnit.MINUTES);

        assertThat(ran).isEmpty();
    }

    @Test
    void goesOnAfterATaskThatFails() throws Exception {
        loop.execute(() -> {
            throw new IllegalStateException("expected");
        });

        assertThat(thread()).isNotNull();
    }

    @Test
    void endsWithoutItsTimersButWithWhatIsDueAndTakesNoMore() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        loop.execute(() -> {
            started.complete(null);
            goOn.join();
        });
        loop.execute(() -> ran.complete(Thread.currentThread()));
        loop.after(NEVER, () -> {});
        started.get(1, TimeUnit.MINUTES);
        loop.close();
        goOn.complete(null);

        Thread thread = ran.get(1, TimeUnit.MINUTES);
        thread.join(Duration.ofMinutes(1).toMillis());
        assertThat(thread.isAlive()).isFalse();
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
