package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads: the port's own thread, or a caller that asks one thing after the other. */
@Timeout(60)
class ReadingTurnTest {

    private static final int PIECE = 1;
    private static final int NOTHING = 0;
    private static final int LOST = -1;

    /** Completes the answer that is due, and notes which thread has read. */
    private final class Receiver implements Port.Receiver {

        final BlockingQueue<Thread> unasked = new LinkedBlockingQueue<>();
        final CompletableFuture<Thread> lost = new CompletableFuture<>();

        @Override
        public void received(byte[] buffer, int length) {
            CompletableFuture<Thread> answered = due.getAndSet(null);
            if (answered == null) {
                unasked.add(Thread.currentThread());
            } else {
                answered.complete(Thread.currentThread());
            }
        }

        @Override
        public void lost(PortException cause) {
            lost.complete(Thread.currentThread());
            CompletableFuture<Thread> answered = due.getAndSet(null);
            if (answered != null) {
                answered.completeExceptionally(cause);
            }
        }
    }

    private final AtomicReference<CompletableFuture<Thread>> due = new AtomicReference<>();
    private final Receiver receiver = new Receiver();
    private final FakeLink link = new FakeLink();

    /** Time stands still: whoever asks, asks at once. */
    private final PortReader port = new PortReader("x", link, receiver, ended -> true, () -> 0);

    private void open() {
        link.mayConnect.countDown();
        port.open(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws InterruptedException {
        port.close();
        Heard.awaitReadersOf("x");
    }

    /** Who read the answer. */
    private Thread ask() throws InterruptedException, ExecutionException {
        CompletableFuture<Thread> answer = new CompletableFuture<>();
        due.set(answer);
        link.reads.add(PIECE);
        port.await(answer);
        return answer.get();
    }

    private void askUntilTheCallerReads() throws InterruptedException, ExecutionException {
        while (ask() != Thread.currentThread()) {
            // the port's thread was there first
        }
    }

    @Test
    void whoAsksOneAfterTheOtherReadsTheAnswers() throws Exception {
        open();

        int inARow = 0;
        while (inARow < 10) {
            // the port's thread takes over where this one was kept from asking
            inARow = ask() == Thread.currentThread() ? inARow + 1 : 0;
        }

        assertThat(receiver.unasked).isEmpty();
    }

    @Test
    void whoAsksNowAndThenIsWokenByThePortsThread() throws Exception {
        Map<Thread, Integer> readers = new ConcurrentHashMap<>();
        AtomicReference<Long> time = new AtomicReference<>(0L);
        PortReader slow = new PortReader("slow", link, receiver, ended -> true, time::get);
        link.mayConnect.countDown();
        slow.open(Duration.ofSeconds(10));

        for (int i = 0; i < 100; i++) {
            CompletableFuture<Thread> answer = new CompletableFuture<>();
            due.set(answer);
            link.reads.add(PIECE);
            slow.await(answer);
            readers.merge(answer.get(), 1, Integer::sum);
            time.updateAndGet(now -> now + Duration.ofMillis(1).toNanos());
        }

        assertThat(readers).doesNotContainKey(Thread.currentThread()).hasSize(1);
        slow.close();
        Heard.awaitReadersOf("slow");
    }

    @Test
    void whatComesUnaskedAfterwardsIsReadByThePortsThread() throws Exception {
        open();
        for (int i = 0; i < 20; i++) {
            askUntilTheCallerReads();

            link.reads.add(PIECE);

            assertThat(receiver.unasked.take().getName()).isEqualTo("atforge-port x");
        }
    }

    @Test
    void whoWaitsBehindAReaderIsAnsweredToo() throws Exception {
        open();
        for (int i = 0; i < 20; i++) {
            askUntilTheCallerReads();
            CompletableFuture<Thread> first = new CompletableFuture<>();
            CompletableFuture<Thread> second = new CompletableFuture<>();
            CompletableFuture<Void> behind = CompletableFuture.runAsync(() -> await(second));
            due.set(first);
            link.reads.add(PIECE);
            port.await(first);

            due.set(second);
            link.reads.add(PIECE);

            behind.get();
            assertThat(second).isCompleted();
        }
    }

    private void await(CompletableFuture<Thread> answer) {
        try {
            port.await(answer);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLossThatACallerSeesIsToldByThePortsThread() throws Exception {
        open();
        askUntilTheCallerReads();
        CompletableFuture<Thread> answer = new CompletableFuture<>();
        due.set(answer);
        link.reads.add(LOST);

        assertThatThrownBy(() -> port.await(answer)).hasCauseInstanceOf(PortException.class);

        assertThat(receiver.lost.get().getName()).isEqualTo("atforge-port x");
    }

    @Test
    void aCallerThatIsInterruptedReadsNoMore() throws Exception {
        open();
        askUntilTheCallerReads();
        Thread.currentThread().interrupt();
        link.reads.add(NOTHING);

        assertThatThrownBy(() -> port.await(new CompletableFuture<>())).isInstanceOf(InterruptedException.class);

        link.reads.add(PIECE);
        assertThat(receiver.unasked.take().getName()).isEqualTo("atforge-port x");
    }
}
