package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A channel that is opened, closed, opened again, aborted, and whose port fails. */
class ChannelLifeTest {

    private final ChannelBench bench = new ChannelBench();
    private final ManualLoop loop = bench.loop;
    private final List<String> told = bench.told;
    private final ScriptedPort port = bench.port;
    private final AtChannel channel = bench.channel;

    @Test
    void isOpenOnceThePortIs() {
        assertThat(channel.isOpen()).isFalse();
        assertThat(ChannelBench.failure(bench.execute("AT")))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("scripted");

        assertThat(bench.open()).isCompleted();

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.name()).isEqualTo("scripted");
    }

    @Test
    void saysWhyThePortCannotBeOpened() {
        PortException cause = new PortException(PortException.Reason.MISSING, "not there");
        AtChannel broken = bench.channel(new ChannelBench.FailingPort(cause, false), Tables.SMALL);

        CompletableFuture<Void> opened = broken.open(Runnable::run);
        loop.run();

        assertThat(ChannelBench.failure(opened)).isSameAs(cause);
        assertThat(broken.isOpen()).isFalse();
    }

    @Test
    void closesAPortThatOpensAfterItWasGivenUp() {
        List<Runnable> opener = new ArrayList<>();
        CompletableFuture<Void> opened = channel.open(opener::add);
        channel.close(new ConnectionLostException("closed"));
        opener.forEach(Runnable::run);
        loop.run();

        assertThat(ChannelBench.failure(opened)).isInstanceOf(NotConnectedException.class);
        assertThat(port.isOpen()).isFalse();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesThePortAndEndsWhatWaits() {
        bench.open();
        CompletableFuture<AtResult> sent = bench.execute("AT+A");
        CompletableFuture<AtResult> waiting = bench.execute("AT+B");
        AtForgeException cause = new ConnectionLostException("closed");

        channel.close(cause);

        assertThat(port.isOpen()).isFalse();
        assertThat(channel.isOpen()).isFalse();
        assertThat(ChannelBench.failure(sent)).isSameAs(cause);
        assertThat(waiting).isCompletedExceptionally();
        loop.advance(Duration.ofMinutes(1));
        assertThat(told).as("no deadline is left").isEmpty();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void sendsNothingTwiceWhenItIsOpenedAgain() {
        bench.open();
        bench.execute("AT+A");
        bench.execute("AT+B");
        channel.close(new ConnectionLostException("closed"));
        bench.modem = command -> command.startsWith("AT+P") ? "+P" + command.charAt(4) + ": 0\r\nOK\r\n" : "OK\r\n";

        bench.open();
        CompletableFuture<AtResult> after = bench.execute("AT+C");
        loop.advance(Duration.ofSeconds(5));

        assertThat(after).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(port.written()).filteredOn(line -> !line.startsWith("AT+P")).containsExactly("AT+A", "AT+C");
    }

    @Test
    void getsInStepFirstWhenACommandWasUnderWayAsThePortWasLost() {
        bench.open();
        bench.execute("AT+A");
        port.lose();
        loop.run();
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        bench.open();
        CompletableFuture<AtResult> next = bench.execute("AT+B");
        bench.receive("+A: 1\r\nOK\r\n");
        assertThat(next).as("the answer is that of the command before").isNotDone();
        loop.advance(Duration.ofSeconds(1));
        bench.receive("+B: 2\r\nOK\r\n");

        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+B");
        assertThat(next).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void takesNoHalfLineOverIntoTheNextOpening() {
        bench.open();
        bench.receive("+CSQ: ");
        channel.close(new ConnectionLostException("closed"));
        bench.open();
        bench.receive("RING\r\n");

        assertThat(told).containsExactly("RING");
    }

    @Test
    void takesNothingFromAnOpeningThatIsOver() {
        bench.open();
        port.receive("RING\r\n");
        channel.close(new ConnectionLostException("closed"));
        bench.open();

        assertThat(told).isEmpty();
    }

    @Test
    void endsEverythingThatWaitsWhenTheConnectionIsGivenUp() {
        bench.open();
        CompletableFuture<AtResult> sent = bench.execute("AT+A");
        CompletableFuture<AtResult> waiting = bench.execute("AT+B");
        AtForgeException cause = new ConnectionLostException("CLOSED");

        channel.abort(cause);

        assertThat(ChannelBench.failure(sent)).isSameAs(cause);
        assertThat(waiting).isCompletedExceptionally();
        assertThat(channel.isOpen()).isTrue();
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        bench.execute("AT+C");
        assertThat(port.written()).as("the answer to AT+A may still come").containsExactly("AT+A");
        loop.advance(Duration.ofSeconds(1));
        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+C");
    }

    @Test
    void isLostWhenNothingCanBeWritten() {
        PortException cause = new PortException(PortException.Reason.LOST, "unplugged");
        AtChannel broken = bench.channel(new ChannelBench.FailingPort(cause, true), Tables.SMALL);
        broken.open(Runnable::run);
        loop.run();

        CompletableFuture<AtResult> result = broken.execute(AtCommand.of("AT", ChannelBench.NINE_SECONDS));
        loop.run();

        assertThat(ChannelBench.failure(result)).isSameAs(cause);
        assertThat(broken.isOpen()).isFalse();
        assertThat(told).containsExactly("lost unplugged");
    }
}
