package io.atforge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void dispatchesToTheThreadThatBringsTheTask() {
        List<Thread> ran = new ArrayList<>();
        loop.dispatch(() -> ran.add(Thread.currentThread()));

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void whatIsDispatchedWithinATaskRunsAfterIt() {
        List<String> ran = new ArrayList<>();
        loop.dispatch(() -> {
            loop.dispatch(() -> ran.add("second"));
            ran.add("first");
        });

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void whoFindsTheLoopAtWorkLeavesTheTaskToIt() throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        loop.execute(() -> {
            started.complete(null);
            goOn.join();
        });
        started.get(1, TimeUnit.MINUTES);
        loop.dispatch(() -> ran.complete(Thread.currentThread()));
        assertThat(ran).isNotDone();
        goOn.complete(null);

        assertThat(ran.get(1, TimeUnit.MINUTES).getName()).isEqualTo("test loop");
    }

    @Test
    void whatBlocksRunsOnItsOwnThreadBeforeAnythingElse() throws Exception {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> end = new CompletableFuture<>();
        loop.dispatch(() -> {
            assertThat(loop.mayBlock()).isFalse();
            loop.execute(() -> ran.add("later"));
            loop.block(() -> ran.add("first on " + Thread.currentThread().getName()));
            loop.block(() -> ran.add("second"));
            loop.execute(() -> end.complete(null));
            ran.add("task");
        });
        end.get(1, TimeUnit.MINUTES);

        assertThat(ran).containsExactly("task", "first on test loop", "second", "later");
    }

    @Test
    void whatBlocksOnItsOwnThreadRunsAtOnce() throws Exception {
        List<String> ran = new ArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        loop.execute(() -> {
            assertThat(loop.mayBlock()).isTrue();
            loop.block(() -> ran.add("blocking"));
            ran.add("rest");
            end.complete(null);
        });
        end.get(1, TimeUnit.MINUTES);

        assertThat(ran).containsExactly("blocking", "rest");
    }

    @Test
    void nobodyRunsTheTasksOfOthersForEver() throws Exception {
        CompletableFuture<Thread> relieved = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        Runnable again = new Runnable() {
            @Override
            public void run() {
                if (Thread.currentThread() == caller) {
                    loop.dispatch(this);
                } else {
                    relieved.complete(Thread.currentThread());
                }
            }
        };
        loop.dispatch(again);

        assertThat(relieved.get(1, TimeUnit.MINUTES).getName()).isEqualTo("test loop");
    }

    /** A write of the session's must not end as the application interrupts its own thread. */
    @Test
    void hidesAnInterruptFromTheTasks() {
        List<Boolean> seen = new ArrayList<>();
        Thread.currentThread().interrupt();
        loop.dispatch(() -> seen.add(Thread.currentThread().isInterrupted()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).containsExactly(false);
    }

    @Test
    void runsOneAtATimeAndThoseOfEachThreadInTheirOrder() throws Exception {
        int threads = 4;
        int each = 5_000;
        int[] next = new int[threads];
        int[] inPlace = new int[threads];
        AtomicInteger atWork = new AtomicInteger();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch ended = new CountDownLatch(threads * each);
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            Thread caller = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    int task = i;
                    loop.dispatch(() -> {
                        if (atWork.getAndIncrement() != 0 || next[number]++ != task) {
                            wrong.add("task " + task + " of thread " + number);
                        }
                        inPlace[number] += Thread.currentThread() == callers.get(number) ? 1 : 0;
                        if (task % 100 == 0) {
                            loop.block(atWork::decrementAndGet);
                        } else {
                            atWork.decrementAndGet();
                        }
                        ended.countDown();
                    });
                }
            });
            callers.add(caller);
        }
        callers.forEach(Thread::start);

        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(wrong).isEmpty();
        assertThat(next).containsOnly(each);
        assertThat(Arrays.stream(inPlace).sum()).as("in place").isPositive();
    }
}
