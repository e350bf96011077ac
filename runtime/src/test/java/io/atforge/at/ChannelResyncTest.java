package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelResyncTest {

    private final CommandBench bench = new CommandBench();
    private final ManualLoop loop = bench.loop;
    private final List<String> unsolicited = bench.unsolicited;
    private final List<String> messages = bench.messages;
    private final List<PortException> lost = bench.lost;
    private final List<String> trace = bench.trace;
    private final ScriptedPort port = bench.port;
    private final AtChannel channel = bench.channel;

    @BeforeEach
    void open() {
        bench.open();
    }

    @Test
    void givesALateAnswerToNobody() {
        CompletableFuture<AtResult> late = bench.execute("AT+A");
        CompletableFuture<AtResult> next = bench.execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        assertThat(CommandBench.failure(late))
                .isInstanceOf(AtTimeoutException.class)
                .hasMessageContaining("AT+A");

        // the answer comes when the probe is already on its way, and then the probe's
        bench.modem = command -> switch (command) {
            case "AT+P1?\r" -> "+A: 1\r\nOK\r\n+P1: 0\r\nOK\r\n";
            case "AT+B\r" -> "+B: 2\r\nOK\r\n";
            default -> "";
        };
        loop.advance(Duration.ofSeconds(2));

        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+B");
        assertThat(next).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void asksAnotherQuestionWhenAProbeIsLostSoThatItsLateAnswerFitsNoOther() {
        CompletableFuture<AtResult> late = bench.execute("AT+P1?");
        CompletableFuture<AtResult> next = bench.execute("AT+B");
        bench.modem = command -> switch (command) {
            case "AT+P3?\r" -> "+P2: 0\r\nOK\r\n+P3: 0\r\nOK\r\n";
            case "AT+B\r" -> "+B: 2\r\nOK\r\n";
            default -> "";
        };
        loop.advance(Duration.ofSeconds(13));

        assertThat(late).isCompletedExceptionally();
        assertThat(port.written()).containsExactly("AT+P1?", "AT+P2?", "AT+P3?", "AT+B");
        assertThat(next).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void failsWhatWaitsWhenTheModemIsSilent() {
        CompletableFuture<AtResult> first = bench.execute("AT+A");
        CompletableFuture<AtResult> second = bench.execute("AT+B");
        loop.advance(Duration.ofSeconds(60));

        assertThat(CommandBench.failure(first)).isInstanceOf(AtTimeoutException.class);
        assertThat(CommandBench.failure(second))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("answers nothing");
        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+P2?", "AT+P3?", "AT+P4?", "AT+P5?");
    }

    @Test
    void probesThoughTheModemIsNeverQuiet() {
        bench.execute("AT+A");
        CompletableFuture<AtResult> next = bench.execute("AT+B");
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "OK\r\n";
        loop.advance(Duration.ofSeconds(9));
        for (int i = 0; i < 40; i++) {
            bench.receive("+MSUB: \"t\",1 byte,x\r\n");
            loop.advance(Duration.ofMillis(100));
        }

        assertThat(next).isCompleted();
    }

    @Test
    void givesALateCompletionToTheCommandThatWasGivenUp() {
        CompletableFuture<AtResult> first = bench.execute(CommandBench.completing("AT+MPUB=1", "PUBACK", "NEVER"));
        bench.receive("OK\r\n");
        loop.advance(Duration.ofSeconds(60));
        assertThat(CommandBench.failure(first)).isInstanceOf(AtTimeoutException.class);

        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        CompletableFuture<AtResult> second = bench.execute(CommandBench.completing("AT+MPUB=2", "PUBACK", "NEVER"));
        loop.advance(Duration.ofSeconds(1));
        bench.receive("OK\r\nPUBACK\r\n");
        assertThat(second).isNotDone();
        bench.receive("PUBACK\r\n");
        assertThat(second).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("PUBACK")));
    }

    @Test
    void turnsEchoOffOnceMoreWhenItComesBack() {
        bench.execute("ATE0");
        bench.receive("ATE0\r\r\nOK\r\n");
        bench.execute("AT+MPUB=\"OK\"");
        bench.receive("AT+MP\r\n+CGEV: ME DETACH\r\nUB=\"OK\"\r\r\nOK\r\n");
        assertThat(port.written()).containsExactly("ATE0", "AT+MPUB=\"OK\"", "ATE0");
        bench.receive("ATE0\r\r\nOK\r\n");
        bench.execute("AT+C");
        bench.receive("AT+C\r\r\nOK\r\n");

        assertThat(unsolicited).containsExactly("+CGEV: ME DETACH");
        assertThat(port.written()).containsExactly("ATE0", "AT+MPUB=\"OK\"", "ATE0", "AT+C");
    }

    @Test
    void tellsWhatWasUnderWayFromWhatWasNeverSentWhenItIsGivenUp() {
        CompletableFuture<AtResult> running = bench.execute("AT+A");
        CompletableFuture<AtResult> waiting = bench.execute("AT+B");
        channel.abort(new ConnectionLostException("CLOSED"));

        assertThat(CommandBench.failure(running)).isInstanceOf(ConnectionLostException.class);
        assertThat(CommandBench.failure(waiting))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("was not sent");
    }

    @Test
    void tellsWhenThePortIsLost() {
        CompletableFuture<AtResult> running = bench.execute("AT+A");
        port.lose();
        loop.run();

        assertThat(CommandBench.failure(running)).isInstanceOf(PortException.class);
        assertThat(lost).hasSize(1);
        assertThat(CommandBench.failure(bench.execute("AT+B"))).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void waitsNoLongerForAMessageThatStoppedShort() {
        bench.receive("+MSUB: \"t\",10 byte,abc");
        loop.advance(Duration.ofSeconds(2));
        bench.receive("\r\nRDY\r\n");

        assertThat(messages).isEmpty();
        assertThat(unsolicited).containsExactly("a message of 10 bytes stopped short", "RDY");
    }

    @Test
    void asksAgainForAttentionAndGetsInStepAfterwards() {
        CompletableFuture<AtResult> first = bench.execute("AT");
        CompletableFuture<AtResult> second = bench.execute("AT");
        CompletableFuture<AtResult> query = bench.execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        assertThat(port.written()).containsExactly("AT", "AT");
        bench.modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "+B: 2\r\nOK\r\n";
        // of the two answers the second is not left for the query
        bench.receive("OK\r\nOK\r\n");
        loop.advance(Duration.ofSeconds(1));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(port.written()).containsExactly("AT", "AT", "AT+P1?", "AT+B");
        assertThat(query).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void asksForAttentionOnlyWhenNoProbeIsOnItsWay() {
        bench.execute("AT+A");
        bench.execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        channel.abort(new ConnectionLostException("CLOSED"));
        CompletableFuture<AtResult> attention = bench.execute("AT");
        loop.advance(Duration.ofMinutes(2));

        assertThat(attention).isCompletedExceptionally();
    }

    @Test
    void takesAnAnswerThatOnlyBeganLikeAnEchoForAnAnswer() {
        AtCommand command = new AtCommand(
                "AT+MPUBEX=\"t\",0,0,7",
                Optional.of(new AtCommand.Data(">", "\r\nOK\r\n!".getBytes(StandardCharsets.US_ASCII))),
                AtCommand.of("", Duration.ofSeconds(9)).rules(),
                List.of());
        CompletableFuture<AtResult> result = bench.execute(command);
        bench.receive("AT+MPUBEX=\"t\",0,0,7\r\r\n>");
        bench.receive("\r\nOK\r\n");
        assertThat(result).isNotDone();
        loop.advance(Duration.ofSeconds(2));

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
    }

    @Test
    void goesOnWhenWhoeverLooksOnThrows() {
        channel.trace(entry -> {
            throw new IllegalStateException("the application's bug");
        });
        CompletableFuture<AtResult> result = bench.execute("AT+A");
        bench.receive("OK\r\n");

        assertThat(result).isCompleted();
    }

    @Test
    void showsNoSecretOfALateEchoNorOfOneThatIsCutInTwo() {
        bench.execute(CommandBench.completing("AT+MCONFIG=\"s3cret\"", "X", "Y"));
        bench.receive("AT+MCONFIG=\"s3cr\r\n+CGEV: ME PDN ACT 1\r\net\"\r\r\n");
        loop.advance(Duration.ofSeconds(20));
        bench.receive("AT+MCONFIG=\"s3cret\"\r\r\n");

        assertThat(trace).noneMatch(line -> line.contains("s3cr"));
        assertThat(unsolicited).noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void showsNoSecretAndNoControlCharacterInItsTrace() {
        bench.execute(CommandBench.completing("AT+MCONFIG=\"s3cret\"", "X", "Y"));
        bench.receive("AT+MCONFIG=\"s3cret\"\r\r\nOK\r\n+BAD: \u001B[2J\r\n");

        assertThat(trace)
                .containsExactly("→ AT+MCONFIG=\"******\"", "← AT+MCONFIG=\"******\"", "← OK", "← +BAD: \\x1B[2J");
    }
}
