package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.PortException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.AtChannel;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {

    private final ScriptBench bench = new ScriptBench();
    private final ManualLoop loop = bench.loop;
    private final Map<ScriptVariable, byte[]> values = bench.values;
    private final ScriptedPort port = bench.port;
    private final AtChannel channel = bench.channel;
    private final ScriptRunner runner = bench.runner;

    @BeforeEach
    void open() {
        bench.open();
    }

    @Test
    void sendsOneCommandAfterTheOtherAndKeepsWhatTheModemSaid() {
        bench.modem = command -> switch (command) {
            case "AT+CSQ\r" -> "\r\n+CSQ: 20,99\r\n\r\nOK\r\n";
            case "AT+CIPSTART\r" -> "\r\nOK\r\n\r\nCONNECT OK\r\n";
            default -> "\r\nOK\r\n";
        };

        assertThat(bench.lines("AT+CSQ\nAT+CIPSTART\n    until CONNECT OK\nAT+LAST\n"))
                .containsExactly("+CSQ: 20,99", "CONNECT OK");
        assertThat(port.written()).containsExactly("AT+CSQ", "AT+CIPSTART", "AT+LAST");
    }

    @Test
    void triesNoMoreOnceTheScriptSaysThatTheAnswerStays() {
        bench.modem = command -> port.written().size() < 3 ? "\r\n+REG: 2\r\n\r\nOK\r\n" : "\r\n+REG: 3\r\n\r\nOK\r\n";
        CompletableFuture<ScriptResult> result =
                bench.start("AT+REG?\n    expect +REG: 1\n    abort +REG: 3\n    retry 60 every 1s\n");
        assertThat(result).isNotDone();
        loop.advance(ScriptBench.SECOND.multipliedBy(2));

        assertThat(result).isCompleted();
        assertThat(((ScriptResult.Failed) result.join()).line()).contains("+REG: 3");
        loop.advance(ScriptBench.SECOND.multipliedBy(60));
        assertThat(port.written()).containsExactly("AT+REG?", "AT+REG?", "AT+REG?");
    }

    @Test
    void goesOnAfterAnAnswerThatStaysWhereTheCommandMayFail() {
        bench.modem = command -> command.startsWith("AT+A") ? "\r\n+CME ERROR: 3\r\n" : "\r\nOK\r\n";

        assertThat(bench.start("AT+A\n    abort /.* ERROR: 3/\n    retry 60 every 1s\n    optional\nAT+B\n")
                        .join())
                .isInstanceOf(ScriptResult.Done.class);
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
    }

    @Test
    void waitsForTheAnswerBeforeTheNextCommand() {
        bench.modem = command -> "";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\nAT+B\n");
        assertThat(port.written()).containsExactly("AT+A");

        port.receive("\r\nOK\r\n");
        loop.run();
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
        assertThat(result).isNotDone();

        port.receive("\r\nOK\r\n");
        loop.run();
        assertThat(result).isCompleted();
    }

    @Test
    void tellsWhichCommandIsNext() {
        List<String> told = new ArrayList<>();

        runner.run(ScriptBench.script("AT+A\nAT+B\n"), values, step -> told.add(step.command()));
        loop.run();

        assertThat(told).containsExactly("AT+A", "AT+B");
    }

    @Test
    void endsAtTheFirstFailureAndSaysWhichCommandItWas() {
        bench.modem = command -> command.equals("AT+B\r") ? "\r\n+CME ERROR: 3\r\n" : "\r\nOK\r\n";

        ScriptResult.Failed failed = bench.failure("AT+A\nAT+B\nAT+C\n");

        assertThat(failed.step().command()).isEqualTo("AT+B");
        assertThat(failed.line()).contains("+CME ERROR: 3");
        assertThat(failed.accepted()).isFalse();
        assertThat(failed.error())
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("AT+B")
                .hasMessageContaining("operation not allowed");
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
    }

    @Test
    void saysThatTheModemHadAcceptedWhatFailedLater() {
        bench.modem = command -> "\r\nOK\r\n\r\nCONNECT FAIL\r\n";

        ScriptResult.Failed failed = bench.failure("AT+A\n    until CONNECT OK\n    fail CONNECT FAIL\n");

        assertThat(failed.accepted()).isTrue();
        assertThat(failed.line()).contains("CONNECT FAIL");
    }

    @Test
    void failsWhereTheAnswerIsNotWhatTheScriptExpects() {
        bench.modem = command -> "\r\n+CGATT: 0\r\n\r\nOK\r\n";

        assertThat(bench.failure("AT+CGATT?\n    expect +CGATT: 1\n").error())
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("+CGATT: 0");
        assertThat(bench.lines("AT+CGATT?\n    expect +CGATT: 1, +CGATT: 0\n")).containsExactly("+CGATT: 0");
    }

    @Test
    void triesAgainAfterThePauseAndAsOftenAsItIsTold() {
        bench.modem = command -> "\r\nERROR\r\n";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\n    retry 2 every 3s\n");
        assertThat(port.written()).hasSize(1);

        loop.advance(Duration.ofMillis(2999));
        assertThat(port.written()).hasSize(1);
        loop.advance(Duration.ofMillis(1));
        assertThat(port.written()).hasSize(2);
        assertThat(result).isNotDone();
        loop.advance(Duration.ofSeconds(3));

        assertThat(port.written()).hasSize(3);
        assertThat(result.join()).isInstanceOf(ScriptResult.Failed.class);
        loop.advance(Duration.ofMinutes(1));
        assertThat(port.written()).hasSize(3);
    }

    @Test
    void goesOnAsSoonAsATrySucceeds() {
        bench.modem = command -> port.written().size() < 2 ? "\r\nERROR\r\n" : "\r\nOK\r\n";
        CompletableFuture<ScriptResult> result =
                bench.start("AT+A\n    retry 5 every 1s\nAT+B\n    retry 1 every 1s\n");
        loop.advance(ScriptBench.SECOND);

        assertThat(result.join()).isInstanceOf(ScriptResult.Done.class);
        assertThat(port.written()).containsExactly("AT+A", "AT+A", "AT+B");
    }

    @Test
    void countsTheTriesOfEachCommandByThemselves() {
        bench.modem = command -> "\r\nERROR\r\n";
        bench.start("AT+A\n    retry 1 every 1s\n    optional\nAT+B\n    retry 1 every 1s\n    optional\nAT+C\n");
        loop.advance(Duration.ofSeconds(5));

        assertThat(port.written()).containsExactly("AT+A", "AT+A", "AT+B", "AT+B", "AT+C");
    }

    @Test
    void toleratesWhatIsOptionalAndTellsOfItWhenALaterCommandFails() {
        bench.modem = command -> command.equals("AT+A\r") ? "\r\nERROR\r\n" : "\r\n+CME ERROR: 3\r\n";

        ScriptResult.Failed failed = bench.failure("AT+A\n    optional\nAT+B\n");

        assertThat(failed.step().command()).isEqualTo("AT+B");
        assertThat(failed.error().getSuppressed())
                .singleElement()
                .satisfies(tolerated -> assertThat(tolerated).hasMessageContaining("AT+A"));
    }

    @Test
    void doesNotTryAgainOnALineThatIsGone() {
        bench.modem = command -> "";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\n    retry 5 every 1s\n    optional\nAT+B\n");
        port.lose();
        loop.advance(Duration.ofMinutes(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(PortException.class);
        assertThat(port.written()).containsExactly("AT+A");
    }

    @Test
    void doesNotTryAgainWhenTheConnectionIsLost() {
        bench.modem = command -> "";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\n    retry 5 every 1s\n");
        channel.abort(new ConnectionLostException("CLOSED"));
        loop.advance(Duration.ofMinutes(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(ConnectionLostException.class);
        assertThat(port.written()).doesNotHaveDuplicates();
    }

    @Test
    void givesUpWhatWaitsForItsNextTry() {
        bench.modem = command -> "\r\nERROR\r\n";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\n    retry 5 every 1s\n");
        ConnectionLostException cause = new ConnectionLostException("CLOSED");

        runner.abort(cause);

        assertThat(((ScriptResult.Failed) result.join()).error()).isSameAs(cause);
        assertThat(((ScriptResult.Failed) result.join()).step().command()).isEqualTo("AT+A");
        loop.advance(Duration.ofMinutes(1));
        assertThat(port.written()).hasSize(1);
    }

    @Test
    void waitsForAnAnswerAsLongAsTheScriptSays() {
        bench.modem = command -> "";
        CompletableFuture<ScriptResult> result = bench.start("AT+A\n    within 20s\n");
        loop.advance(Duration.ofMillis(19_999));
        assertThat(result).isNotDone();
        loop.advance(Duration.ofMillis(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(AtTimeoutException.class);
    }

    @Test
    void waitsForTheCompletionAsLongAsTheScriptSaysButForOkNoLongerThanForAnother() {
        bench.modem = command -> "";
        CompletableFuture<ScriptResult> silent = bench.start("AT+A\n    until CONNECT OK\n    within 60s\n");
        loop.advance(Tables.SMALL.answerWithin());
        assertThat(silent).isDone();
    }

    @Test
    void endsAsAnExceptionWhereAFailureIsOne() {
        bench.modem = command -> "\r\nERROR\r\n";
        CompletableFuture<Void> refused = runner.require(ScriptBench.script("AT+A\n"), values);
        loop.run();
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ModemErrorException.class);

        bench.modem = command -> "\r\nOK\r\n";
        CompletableFuture<Void> done = runner.require(ScriptBench.script("AT+A\n"), values);
        loop.run();
        assertThat(done).isCompleted();
    }
}
