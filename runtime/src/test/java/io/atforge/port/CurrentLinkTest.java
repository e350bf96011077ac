package io.atforge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening, losing and closing, on links that do what the test says. */
@Timeout(60)
class CurrentLinkTest {

    private final Heard heard = new Heard();
    private final FakeLink link = new FakeLink();
    private final CurrentLink current = new CurrentLink("x");

    private static FakeLink ready() {
        FakeLink link = new FakeLink();
        link.mayConnect.countDown();
        return link;
    }

    private void open(FakeLink opening) {
        opening.mayConnect.countDown();
        current.open(opening, heard);
    }

    @Test
    void closeEndsAnOpenThatTheSystemDoesNotEnd() throws Exception {
        CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> current.open(link, heard));
        link.connecting.await();

        current.close();

        assertThatThrownBy(opening::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("x was closed while opening")
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.LOST);
        assertThatThrownBy(() -> current.open(ready(), heard))
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.BUSY);
        link.mayConnect.countDown();
        Heard.awaitReadersOf("x");
        assertThat(link.holds).as("what the system gave too late is freed").isFalse();
        assertThatCode(() -> current.open(ready(), heard)).doesNotThrowAnyException();
        current.close();
        Heard.awaitReadersOf("x");
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void anOpenIsBounded() throws Exception {
        PortReader reader = new PortReader("x", link, heard, ended -> true, System::nanoTime);

        assertThatThrownBy(() -> reader.open(Duration.ofMillis(1)))
                .hasMessage("x did not open within 1 ms; check that the device or the server is there");
        assertThat(link.closes).hasPositiveValue();
        link.mayConnect.countDown();
        Heard.awaitReadersOf("x");
        assertThat(link.holds).isFalse();
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void anInterruptEndsAnOpenAndIsKept() throws Exception {
        AtomicBoolean kept = new AtomicBoolean();
        CompletableFuture<Void> opened = new CompletableFuture<>();
        Thread opener = new Thread(() -> {
            try {
                current.open(link, heard);
                opened.complete(null);
            } catch (PortException e) {
                kept.set(Thread.currentThread().isInterrupted());
                opened.completeExceptionally(e);
            }
        });
        opener.start();
        link.connecting.await();

        opener.interrupt();

        assertThatThrownBy(opened::get).hasMessageContaining("the thread was interrupted");
        assertThat(kept).isTrue();
        link.mayConnect.countDown();
        Heard.awaitReadersOf("x");
        assertThat(link.holds).isFalse();
    }

    @Test
    void namesWhatKeepsTheLibraryFromOpening() {
        FakeLink broken = ready();
        Link link = new Link() {
            @Override
            public void connect() {
                throw new UnsatisfiedLinkError("/tmp is mounted noexec");
            }

            @Override
            public int read(byte[] buffer) {
                return broken.read(buffer);
            }

            @Override
            public void write(byte[] bytes) {
                broken.write(bytes);
            }

            @Override
            public int writeNow(byte[] bytes) {
                return broken.writeNow(bytes);
            }

            @Override
            public void close() {
                broken.close();
            }
        };

        assertThatThrownBy(() -> current.open(link, heard))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("x cannot be opened")
                .hasMessageContaining("noexec");
        assertThat(broken.closes).hasPositiveValue();
        assertThatCode(() -> open(ready()))
                .as("a port that did not open may be opened")
                .doesNotThrowAnyException();
        current.close();
    }

    @Test
    void isLostOnceAndFreeBeforeThatIsTold() throws Exception {
        CompletableFuture<Boolean> free = new CompletableFuture<>();
        heard.whenLost = () -> free.complete(!link.holds);
        open(link);

        link.reads.add(-1);

        assertThat(free.get(30, TimeUnit.SECONDS)).isTrue();
        current.close();
        Heard.awaitReadersOf("x");
        assertThat(heard.lost).hasSize(1);
        assertThatThrownBy(() -> current.write(new byte[1])).hasMessage("x is not open");
        open(ready());
        current.close();
        Heard.awaitReadersOf("x");
        assertThat(heard.lost).hasSize(1);
    }

    @Test
    void isNotLostWhenItWasClosed() throws Exception {
        open(link);

        current.close();

        Heard.awaitReadersOf("x");
        assertThat(heard.lost).isEmpty();
        assertThat(link.holds).isFalse();
    }

    @Test
    void isLostWhenAWriteFails() throws Exception {
        open(link);

        assertThatThrownBy(() -> current.write(new byte[1])).hasMessage("x takes no bytes");

        assertThat(heard.lost.poll(30, TimeUnit.SECONDS)).hasMessage("x takes no bytes");
        Heard.awaitReadersOf("x");
        assertThat(link.holds).isFalse();
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void aWriteThatIsEndedByTheLossSaysThatItWasLost() throws Exception {
        link.stuck = true;
        open(link);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> current.write(new byte[1]));
        link.writing.await();

        link.reads.add(-1);

        assertThatThrownBy(writing::get).cause().hasMessage("x was lost; was it unplugged?");
        assertThat(heard.lost.poll(30, TimeUnit.SECONDS)).hasMessage("x was lost; was it unplugged?");
        Heard.awaitReadersOf("x");
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void aWriteThatIsEndedByACloseSaysThatItWasClosed() throws Exception {
        link.stuck = true;
        open(link);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> current.write(new byte[1]));
        link.writing.await();

        current.close();

        assertThatThrownBy(writing::get).cause().hasMessage("x was closed while writing");
        Heard.awaitReadersOf("x");
        assertThat(heard.lost).isEmpty();
    }

    @Test
    void aWriteBeforeTheLossIsToldSaysThatItWasLost() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        heard.whenLost = () -> failure.complete(catchThrowable(() -> current.write(new byte[1])));
        open(link);

        link.reads.add(-1);

        assertThat(failure.get(30, TimeUnit.SECONDS)).hasMessage("x was lost; was it unplugged?");
        current.close();
        assertThatThrownBy(() -> current.write(new byte[1])).hasMessage("x is not open");
        Heard.awaitReadersOf("x");
    }

    @Test
    void isLostWhenTheReceiverFails() throws Exception {
        link.mayConnect.countDown();
        current.open(link, new Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                throw new OutOfMemoryError("no heap left");
            }

            @Override
            public void lost(PortException cause) {
                heard.lost(cause);
            }
        });

        link.reads.add(1);

        assertThat(heard.lost.poll(30, TimeUnit.SECONDS)).hasRootCauseMessage("no heap left");
        Heard.awaitReadersOf("x");
        assertThat(link.holds).isFalse();
    }

    @Test
    void refusesASecondOpen() throws Exception {
        open(link);

        assertThatThrownBy(() -> current.open(ready(), heard))
                .hasMessage("x is open already; close it first")
                .asInstanceOf(type(PortException.class))
                .extracting(PortException::reason)
                .isEqualTo(Reason.BUSY);
        assertThat(link.holds).isTrue();
        current.close();
        Heard.awaitReadersOf("x");
    }

    @Test
    void doesNotSpinOnAPortThatNoLongerWaits() throws Exception {
        link.mayConnect.countDown();
        link.reads.addAll(Collections.nCopies(EmptyReads.LIMIT - 1, 0));
        link.reads.add(2);
        link.reads.addAll(Collections.nCopies(EmptyReads.LIMIT, 0));
        PortReader reader = new PortReader("x", link, heard, ended -> true, () -> 0);

        reader.open(PortReader.OPEN_WITHIN);

        assertThat(heard.lost.poll(30, TimeUnit.SECONDS))
                .hasRootCauseMessage(
                        "reads no longer wait for bytes; does another program change the port's settings?");
        assertThat(heard.received).hasSize(1);
        Heard.awaitReadersOf("x");
        assertThat(link.holds).isFalse();
    }

    @Test
    void bearsAnyNumberOfReadsThatWaited() throws IOException {
        EmptyReads empty = new EmptyReads();
        for (int i = 0; i < 10 * EmptyReads.LIMIT; i++) {
            empty.note(0, EmptyReads.AT_ONCE.toNanos());
        }
        for (int i = 0; i < EmptyReads.LIMIT - 1; i++) {
            empty.note(0, 0);
        }
        assertThatThrownBy(() -> empty.note(0, 0)).hasMessageContaining("no longer wait");
    }
}
