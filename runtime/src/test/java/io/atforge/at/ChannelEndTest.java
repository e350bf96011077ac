package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.ConnectionLostException;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChannelEndTest {

    private final ChannelBench bench = new ChannelBench();
    private final ManualLoop loop = bench.loop;
    private final List<String> told = bench.told;
    private final ScriptedPort port = bench.port;
    private final AtChannel channel = bench.channel;

    @Test
    void isClosedAndTellsSoBeforeItsCommandsEndWhenThePortIsLost() {
        bench.open();
        bench.tellsHowItEnds("AT+A");
        bench.tellsHowItEnds("AT+B");
        port.lose();
        loop.run();

        assertThat(told).containsExactly("lost scripted was lost", "AT+A ended, closed", "AT+B ended, closed");
    }

    @Test
    void isClosedAndTellsSoBeforeItsCommandsEndWhenTheModemIsSilent() {
        bench.open();
        bench.execute("AT+GIVEN.UP");
        bench.tellsHowItEnds("AT+A");
        bench.tellsHowItEnds("AT+B");
        loop.advance(Duration.ofMinutes(1));

        assertThat(told).containsExactly("unresponsive", "AT+A ended, closed", "AT+B ended, closed");
        assertThat(port.isOpen()).isFalse();
        assertThat(loop.pending()).isZero();
    }

    @Test
    void endsItsCommandsThoughWhoeverIsToldThrows() {
        bench.open();
        CompletableFuture<AtResult> sent = bench.execute("AT+A");
        bench.toldOf = told -> {
            throw new IllegalStateException("a bug");
        };
        port.lose();

        assertThatThrownBy(loop::run).isInstanceOf(IllegalStateException.class);
        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void keepsACommandThatIsAskedForWhileOthersAreGivenUp() {
        bench.open();
        bench.execute("AT+A").exceptionally(error -> {
            bench.execute("AT+P9");
            return null;
        });
        bench.execute("AT+B");
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        channel.abort(new ConnectionLostException("CLOSED"));
        loop.advance(Duration.ofSeconds(1));

        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+P9");
    }

    @Test
    void putsACommandBeforeThoseThatWait() {
        bench.open();
        bench.execute("AT+A");
        bench.execute("AT+B");
        CompletableFuture<AtResult> next = channel.executeNext(AtCommand.of("AT+C", ChannelBench.NINE_SECONDS));
        bench.receive("OK\r\n");
        bench.receive("OK\r\n");

        assertThat(next).isCompleted();
        assertThat(port.written()).containsExactly("AT+A", "AT+C", "AT+B");
    }

    @Test
    void pausesBetweenCommandsWhereTheFamilyAsksForIt() {
        AtChannel slow = bench.channel(port, Tables.small(Duration.ofMillis(100)));
        slow.open(Runnable::run);
        loop.run();
        bench.modem = command -> "OK\r\n";
        slow.execute(AtCommand.of("AT+A", ChannelBench.NINE_SECONDS));
        slow.execute(AtCommand.of("AT+B", ChannelBench.NINE_SECONDS));
        loop.run();
        loop.advance(Duration.ofMillis(99));
        assertThat(port.written()).containsExactly("AT+A");
        loop.advance(Duration.ofMillis(1));

        assertThat(port.written()).containsExactly("AT+A", "AT+B");
    }

    @Test
    void forgetsALateCompletionWhenItsConnectionEnds() {
        bench.open();
        CompletableFuture<AtResult> connect = channel.execute(ChannelBench.completing("AT+OPEN"));
        bench.receive("OK\r\n");
        loop.advance(Duration.ofSeconds(60));
        assertThat(connect).isCompletedExceptionally();
        channel.connectionEnded();
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        CompletableFuture<AtResult> again = channel.execute(ChannelBench.completing("AT+OPEN"));
        loop.advance(Duration.ofSeconds(1));
        bench.receive("OK\r\n");
        bench.receive("CONNECT OK\r\n");

        assertThat(again).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("CONNECT OK")));
    }

    @Test
    void waitsForNoLateAnswerOfAModemThatRestarted() {
        bench.open();
        bench.execute("AT+P1?");
        loop.advance(ChannelBench.NINE_SECONDS);
        channel.restarted();
        bench.execute("AT+B");
        loop.advance(Duration.ofSeconds(1));

        assertThat(port.written()).as("the first probe is a question again").endsWith("AT+P1?");
    }

    @Test
    void takesNoPromptForOneAfterItsCommandWasGivenUp() {
        bench.open();
        channel.execute(new AtCommand(
                "AT+SEND=5",
                Optional.of(new AtCommand.Data(">", "hello".getBytes(StandardCharsets.US_ASCII))),
                AtCommand.of("AT", ChannelBench.NINE_SECONDS).rules(),
                List.of()));
        loop.run();
        loop.advance(ChannelBench.NINE_SECONDS);
        bench.receive("> ");
        assertThat(port.written()).doesNotContain("hello");

        bench.modem = command -> command.equals("AT+P1?\r") ? "\r\n+P1: 0\r\nOK\r\n" : "";
        bench.execute("AT+B");
        loop.advance(Duration.ofMillis(4_900));
        assertThat(port.written()).as("what is sent now would be data").containsExactly("AT+SEND=5");
        loop.advance(Duration.ofSeconds(1));
        assertThat(port.written()).containsExactly("AT+SEND=5", "AT+P1?", "AT+B");
    }

    @Test
    void showsEveryByteToWhoeverTapsTheWireButNoSecret() {
        List<String> wire = new ArrayList<>();
        channel.wiretap(entry -> wire.add(entry.toString().split(" ", 2)[1]));
        bench.open();
        channel.execute(new AtCommand(
                "AT+PW=s3cret",
                Optional.empty(),
                AtCommand.of("AT", ChannelBench.NINE_SECONDS).rules(),
                List.of("s3cret")));
        bench.receive("AT+PW=s3cret\r\r\n+X: s3cret\r\nOK\r\n");

        assertThat(String.join("", wire)).isEqualTo("> AT+PW=******\\r< AT+PW=******\\r\\r\\n+X: ******\\r\\nOK\\r\\n");
    }

    @Test
    void showsNothingOfACommandThatIsHidden() {
        List<String> wire = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        channel.wiretap(entry -> wire.add(entry.toString()));
        channel.trace(entry -> lines.add(entry.toString()));
        bench.open();
        channel.execute(new AtCommand(
                "AT+READ",
                Optional.empty(),
                AtCommand.of("AT", ChannelBench.NINE_SECONDS).rules(),
                List.of(),
                true,
                "AT+READ"));
        bench.receive("the token\r\nOK\r\n");
        bench.execute("AT+B");
        bench.receive("visible\r\nOK\r\n");

        assertThat(wire).noneMatch(entry -> entry.contains("token")).anyMatch(entry -> entry.contains("visible"));
        assertThat(lines).containsExactly("→ AT+READ", "← ******", "← OK", "→ AT+B", "← visible", "← OK");
    }
}
