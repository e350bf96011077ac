package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtChannelTest {

    private final ManualLoop loop = new ManualLoop();
    private final List<String> unsolicited = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<PortException> lost = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private Function<String, String> modem = command -> "";
    private final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));
    private final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {
            unsolicited.add(result.line());
        }

        @Override
        public void message(Frame.Message message) {
            messages.add(new String(message.payload(), StandardCharsets.UTF_8));
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            unsolicited.add(discarded.reason());
        }

        @Override
        public void lost(PortException cause) {
            lost.add(cause);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            unsolicited.add(cause.getMessage());
        }
    });

    @BeforeEach
    void open() {
        channel.trace(entry -> trace.add(entry.toString()));
        channel.open(Runnable::run);
        loop.run();
    }

    private CompletableFuture<AtResult> execute(String line) {
        return execute(AtCommand.of(line, Duration.ofSeconds(9)));
    }

    private CompletableFuture<AtResult> execute(AtCommand command) {
        CompletableFuture<AtResult> result = channel.execute(command);
        loop.run();
        return result;
    }

    private static AtCommand completing(String line, String until, String fail) {
        return new AtCommand(
                line,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse(until)),
                        List.of(ReplyPattern.parse(fail)),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(60)),
                List.of("s3cret"));
    }

    private void receive(String text) {
        port.receive(text);
        loop.run();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    @Test
    void endsACommandAtOkAndKeepsItsLines() {
        CompletableFuture<AtResult> result = execute("AT+CSQ");
        receive("AT+CSQ\r\r\n+CSQ: 16,0\r\n\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of("+CSQ: 16,0"), Optional.empty()));
        assertThat(unsolicited).isEmpty();
    }

    @Test
    void takesOnlyAWholeLineForAResult() {
        CompletableFuture<AtResult> result = execute("AT");
        receive("CONNECT OK\r\nERROR LOG\r\nNOT OK\r\n");

        assertThat(result).isNotDone();
    }

    @Test
    void takesOkForAcceptanceAndWaitsForCompletion() {
        CompletableFuture<AtResult> result = execute(completing("AT+MIPSTART=1", "CONNECT OK", "CONNECT FAIL"));
        receive("OK\r\n");
        assertThat(result).isNotDone();
        receive("CONNECT OK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("CONNECT OK")));
    }

    @Test
    void failsACommandThatFailsAfterItsOk() {
        CompletableFuture<AtResult> result = execute(completing("AT+MCONNECT=1,600", "CONNACK OK", "ERROR"));
        receive("OK\r\n\r\nERROR\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Failed(List.of(), "ERROR", true));
    }

    @Test
    void endsACommandAtOkThatWasCompletedBefore() {
        CompletableFuture<AtResult> result = execute(completing("AT+MSUB=1", "SUBACK", "SUBNACK"));
        receive("SUBACK\r\n");
        assertThat(result).isNotDone();
        receive("OK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("SUBACK")));
    }

    @Test
    void passesOnWhatNoCommandAskedFor() {
        receive("RING\r\n+MSUB: \"t\",2 byte,hi\r\n");
        CompletableFuture<AtResult> result = execute("AT+CSQ");
        receive("+CGEV: ME PDN ACT 7\r\n+MSUB: \"t\",2 byte,ho\r\n+CSQ: 1,0\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of("+CSQ: 1,0"), Optional.empty()));
        assertThat(unsolicited).containsExactly("RING", "+CGEV: ME PDN ACT 7");
        assertThat(messages).containsExactly("hi", "ho");
    }

    @Test
    void doesNotTakeAnOlderLineForTheAnswer() {
        port.receive("OK\r\n");
        CompletableFuture<AtResult> result = execute("AT+CSQ");

        assertThat(result).isNotDone();
        assertThat(unsolicited).containsExactly("OK");
    }

    @Test
    void sendsOneCommandAfterTheOther() {
        CompletableFuture<AtResult> first = execute("AT+A");
        CompletableFuture<AtResult> second = execute("AT+B");
        assertThat(port.written()).containsExactly("AT+A");
        receive("OK\r\n");
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
        receive("ERROR\r\n");

        assertThat(first).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(second).isCompletedWithValue(new AtResult.Failed(List.of(), "ERROR", false));
    }

    @Test
    void sendsDataOnlyAfterThePrompt() {
        AtCommand command = new AtCommand(
                "AT+MPUBEX=\"t\",0,0,3",
                Optional.of(new AtCommand.Data(">", new byte[] {0, 0x1A, (byte) 0xFF})),
                AtCommand.of("", Duration.ofSeconds(9)).rules(),
                List.of());
        CompletableFuture<AtResult> result = execute(command);
        receive("+CGEV: ME DETACH\r\nOK\r\n");
        assertThat(port.written()).hasSize(1);
        receive("\r\n>");
        assertThat(port.written()).containsExactly("AT+MPUBEX=\"t\",0,0,3", "\u0000\u001A\u00FF");
        receive("\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
    }

    @Test
    void sendsNoDataWhenTheCommandIsRefused() {
        AtCommand command = new AtCommand(
                "AT+MPUBEX=\"t\",0,0,2",
                Optional.of(new AtCommand.Data(">", new byte[] {'h', 'i'})),
                AtCommand.of("", Duration.ofSeconds(9)).rules(),
                List.of());
        CompletableFuture<AtResult> result = execute(command);
        receive("+CME ERROR: 3\r\n>");

        assertThat(result).isCompletedWithValue(new AtResult.Failed(List.of(), "+CME ERROR: 3", false));
        assertThat(port.written()).hasSize(1);
    }

    @Test
    void givesALateAnswerToNobody() {
        CompletableFuture<AtResult> late = execute("AT+A");
        CompletableFuture<AtResult> next = execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        assertThat(failure(late)).isInstanceOf(AtTimeoutException.class).hasMessageContaining("AT+A");

        // the answer comes when the probe is already on its way, and then the probe's
        modem = command -> switch (command) {
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
        CompletableFuture<AtResult> late = execute("AT+P1?");
        CompletableFuture<AtResult> next = execute("AT+B");
        modem = command -> switch (command) {
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
        CompletableFuture<AtResult> first = execute("AT+A");
        CompletableFuture<AtResult> second = execute("AT+B");
        loop.advance(Duration.ofSeconds(60));

        assertThat(failure(first)).isInstanceOf(AtTimeoutException.class);
        assertThat(failure(second)).isInstanceOf(NotConnectedException.class).hasMessageContaining("answers nothing");
        assertThat(port.written()).containsExactly("AT+A", "AT+P1?", "AT+P2?", "AT+P3?", "AT+P4?", "AT+P5?");
    }

    @Test
    void probesThoughTheModemIsNeverQuiet() {
        execute("AT+A");
        CompletableFuture<AtResult> next = execute("AT+B");
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "OK\r\n";
        loop.advance(Duration.ofSeconds(9));
        for (int i = 0; i < 40; i++) {
            receive("+MSUB: \"t\",1 byte,x\r\n");
            loop.advance(Duration.ofMillis(100));
        }

        assertThat(next).isCompleted();
    }

    @Test
    void givesALateCompletionToTheCommandThatWasGivenUp() {
        CompletableFuture<AtResult> first = execute(completing("AT+MPUB=1", "PUBACK", "NEVER"));
        receive("OK\r\n");
        loop.advance(Duration.ofSeconds(60));
        assertThat(failure(first)).isInstanceOf(AtTimeoutException.class);

        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        CompletableFuture<AtResult> second = execute(completing("AT+MPUB=2", "PUBACK", "NEVER"));
        loop.advance(Duration.ofSeconds(1));
        receive("OK\r\nPUBACK\r\n");
        assertThat(second).isNotDone();
        receive("PUBACK\r\n");
        assertThat(second).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("PUBACK")));
    }

    @Test
    void turnsEchoOffOnceMoreWhenItComesBack() {
        execute("ATE0");
        receive("ATE0\r\r\nOK\r\n");
        execute("AT+MPUB=\"OK\"");
        receive("AT+MP\r\n+CGEV: ME DETACH\r\nUB=\"OK\"\r\r\nOK\r\n");
        assertThat(port.written()).containsExactly("ATE0", "AT+MPUB=\"OK\"", "ATE0");
        receive("ATE0\r\r\nOK\r\n");
        execute("AT+C");
        receive("AT+C\r\r\nOK\r\n");

        assertThat(unsolicited).containsExactly("+CGEV: ME DETACH");
        assertThat(port.written()).containsExactly("ATE0", "AT+MPUB=\"OK\"", "ATE0", "AT+C");
    }

    @Test
    void tellsWhatWasUnderWayFromWhatWasNeverSentWhenItIsGivenUp() {
        CompletableFuture<AtResult> running = execute("AT+A");
        CompletableFuture<AtResult> waiting = execute("AT+B");
        channel.abort(new ConnectionLostException("CLOSED"));

        assertThat(failure(running)).isInstanceOf(ConnectionLostException.class);
        assertThat(failure(waiting)).isInstanceOf(NotConnectedException.class).hasMessageContaining("was not sent");
    }

    @Test
    void tellsWhenThePortIsLost() {
        CompletableFuture<AtResult> running = execute("AT+A");
        port.lose();
        loop.run();

        assertThat(failure(running)).isInstanceOf(PortException.class);
        assertThat(lost).hasSize(1);
        assertThat(failure(execute("AT+B"))).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void waitsNoLongerForAMessageThatStoppedShort() {
        receive("+MSUB: \"t\",10 byte,abc");
        loop.advance(Duration.ofSeconds(2));
        receive("\r\nRDY\r\n");

        assertThat(messages).isEmpty();
        assertThat(unsolicited).containsExactly("a message of 10 bytes stopped short", "RDY");
    }

    @Test
    void asksAgainForAttentionAndGetsInStepAfterwards() {
        CompletableFuture<AtResult> first = execute("AT");
        CompletableFuture<AtResult> second = execute("AT");
        CompletableFuture<AtResult> query = execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        assertThat(port.written()).containsExactly("AT", "AT");
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "+B: 2\r\nOK\r\n";
        // of the two answers the second is not left for the query
        receive("OK\r\nOK\r\n");
        loop.advance(Duration.ofSeconds(1));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(port.written()).containsExactly("AT", "AT", "AT+P1?", "AT+B");
        assertThat(query).isCompletedWithValue(new AtResult.Done(List.of("+B: 2"), Optional.empty()));
    }

    @Test
    void asksForAttentionOnlyWhenNoProbeIsOnItsWay() {
        execute("AT+A");
        execute("AT+B");
        loop.advance(Duration.ofSeconds(9));
        channel.abort(new ConnectionLostException("CLOSED"));
        CompletableFuture<AtResult> attention = execute("AT");
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
        CompletableFuture<AtResult> result = execute(command);
        receive("AT+MPUBEX=\"t\",0,0,7\r\r\n>");
        receive("\r\nOK\r\n");
        assertThat(result).isNotDone();
        loop.advance(Duration.ofSeconds(2));

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
    }

    @Test
    void goesOnWhenWhoeverLooksOnThrows() {
        channel.trace(entry -> {
            throw new IllegalStateException("the application's bug");
        });
        CompletableFuture<AtResult> result = execute("AT+A");
        receive("OK\r\n");

        assertThat(result).isCompleted();
    }

    @Test
    void showsNoSecretOfALateEchoNorOfOneThatIsCutInTwo() {
        execute(completing("AT+MCONFIG=\"s3cret\"", "X", "Y"));
        receive("AT+MCONFIG=\"s3cr\r\n+CGEV: ME PDN ACT 1\r\net\"\r\r\n");
        loop.advance(Duration.ofSeconds(20));
        receive("AT+MCONFIG=\"s3cret\"\r\r\n");

        assertThat(trace).noneMatch(line -> line.contains("s3cr"));
        assertThat(unsolicited).noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void showsNoSecretAndNoControlCharacterInItsTrace() {
        execute(completing("AT+MCONFIG=\"s3cret\"", "X", "Y"));
        receive("AT+MCONFIG=\"s3cret\"\r\r\nOK\r\n+BAD: \u001B[2J\r\n");

        assertThat(trace)
                .containsExactly("→ AT+MCONFIG=\"******\"", "← AT+MCONFIG=\"******\"", "← OK", "← +BAD: \\x1B[2J");
    }
}
