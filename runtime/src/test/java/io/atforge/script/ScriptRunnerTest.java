package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.PortException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.AtChannel;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.at.tables.TextEscape;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRunnerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualLoop loop = new ManualLoop();
    private final Map<ScriptVariable, byte[]> values = new EnumMap<>(ScriptVariable.class);
    private final List<String> trace = new ArrayList<>();
    private Function<String, String> modem = command -> "\r\nOK\r\n";
    private final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));
    private final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {}

        @Override
        public void message(Frame.Message message) {}

        @Override
        public void discarded(Frame.Discarded discarded) {}

        @Override
        public void lost(PortException cause) {}

        @Override
        public void unresponsive(AtTimeoutException cause) {}
    });
    private final ScriptRunner runner =
            new ScriptRunner(channel, loop, Tables.SMALL, new TextEscape('\\', Set.of((byte) '"', (byte) '\\')));

    @BeforeEach
    void open() {
        channel.open(Runnable::run);
        channel.trace(entry -> trace.add(entry.toString()));
        loop.run();
    }

    private static AtScript script(String text) {
        return AtScriptParser.parse("own.at", text);
    }

    private CompletableFuture<ScriptResult> start(String text) {
        CompletableFuture<ScriptResult> result = runner.run(script(text), values);
        loop.run();
        return result;
    }

    private List<String> lines(String text) {
        return ((ScriptResult.Done) start(text).join()).lines();
    }

    private ScriptResult.Failed failure(String text) {
        return (ScriptResult.Failed) start(text).join();
    }

    private void value(ScriptVariable variable, String value) {
        values.put(variable, value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sendsOneCommandAfterTheOtherAndKeepsWhatTheModemSaid() {
        modem = command -> switch (command) {
            case "AT+CSQ\r" -> "\r\n+CSQ: 20,99\r\n\r\nOK\r\n";
            case "AT+CIPSTART\r" -> "\r\nOK\r\n\r\nCONNECT OK\r\n";
            default -> "\r\nOK\r\n";
        };

        assertThat(lines("AT+CSQ\nAT+CIPSTART\n    until CONNECT OK\nAT+LAST\n"))
                .containsExactly("+CSQ: 20,99", "CONNECT OK");
        assertThat(port.written()).containsExactly("AT+CSQ", "AT+CIPSTART", "AT+LAST");
    }

    @Test
    void triesNoMoreOnceTheScriptSaysThatTheAnswerStays() {
        modem = command -> port.written().size() < 3 ? "\r\n+REG: 2\r\n\r\nOK\r\n" : "\r\n+REG: 3\r\n\r\nOK\r\n";
        CompletableFuture<ScriptResult> result =
                start("AT+REG?\n    expect +REG: 1\n    abort +REG: 3\n    retry 60 every 1s\n");
        assertThat(result).isNotDone();
        loop.advance(SECOND.multipliedBy(2));

        assertThat(result).isCompleted();
        assertThat(((ScriptResult.Failed) result.join()).line()).contains("+REG: 3");
        loop.advance(SECOND.multipliedBy(60));
        assertThat(port.written()).containsExactly("AT+REG?", "AT+REG?", "AT+REG?");
    }

    @Test
    void goesOnAfterAnAnswerThatStaysWhereTheCommandMayFail() {
        modem = command -> command.startsWith("AT+A") ? "\r\n+CME ERROR: 3\r\n" : "\r\nOK\r\n";

        assertThat(start("AT+A\n    abort /.* ERROR: 3/\n    retry 60 every 1s\n    optional\nAT+B\n")
                        .join())
                .isInstanceOf(ScriptResult.Done.class);
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
    }

    @Test
    void waitsForTheAnswerBeforeTheNextCommand() {
        modem = command -> "";
        CompletableFuture<ScriptResult> result = start("AT+A\nAT+B\n");
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

        runner.run(script("AT+A\nAT+B\n"), values, step -> told.add(step.command()));
        loop.run();

        assertThat(told).containsExactly("AT+A", "AT+B");
    }

    @Test
    void endsAtTheFirstFailureAndSaysWhichCommandItWas() {
        modem = command -> command.equals("AT+B\r") ? "\r\n+CME ERROR: 3\r\n" : "\r\nOK\r\n";

        ScriptResult.Failed failed = failure("AT+A\nAT+B\nAT+C\n");

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
        modem = command -> "\r\nOK\r\n\r\nCONNECT FAIL\r\n";

        ScriptResult.Failed failed = failure("AT+A\n    until CONNECT OK\n    fail CONNECT FAIL\n");

        assertThat(failed.accepted()).isTrue();
        assertThat(failed.line()).contains("CONNECT FAIL");
    }

    @Test
    void failsWhereTheAnswerIsNotWhatTheScriptExpects() {
        modem = command -> "\r\n+CGATT: 0\r\n\r\nOK\r\n";

        assertThat(failure("AT+CGATT?\n    expect +CGATT: 1\n").error())
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("+CGATT: 0");
        assertThat(lines("AT+CGATT?\n    expect +CGATT: 1, +CGATT: 0\n")).containsExactly("+CGATT: 0");
    }

    @Test
    void triesAgainAfterThePauseAndAsOftenAsItIsTold() {
        modem = command -> "\r\nERROR\r\n";
        CompletableFuture<ScriptResult> result = start("AT+A\n    retry 2 every 3s\n");
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
        modem = command -> port.written().size() < 2 ? "\r\nERROR\r\n" : "\r\nOK\r\n";
        CompletableFuture<ScriptResult> result = start("AT+A\n    retry 5 every 1s\nAT+B\n    retry 1 every 1s\n");
        loop.advance(SECOND);

        assertThat(result.join()).isInstanceOf(ScriptResult.Done.class);
        assertThat(port.written()).containsExactly("AT+A", "AT+A", "AT+B");
    }

    @Test
    void countsTheTriesOfEachCommandByThemselves() {
        modem = command -> "\r\nERROR\r\n";
        start("AT+A\n    retry 1 every 1s\n    optional\nAT+B\n    retry 1 every 1s\n    optional\nAT+C\n");
        loop.advance(Duration.ofSeconds(5));

        assertThat(port.written()).containsExactly("AT+A", "AT+A", "AT+B", "AT+B", "AT+C");
    }

    @Test
    void toleratesWhatIsOptionalAndTellsOfItWhenALaterCommandFails() {
        modem = command -> command.equals("AT+A\r") ? "\r\nERROR\r\n" : "\r\n+CME ERROR: 3\r\n";

        ScriptResult.Failed failed = failure("AT+A\n    optional\nAT+B\n");

        assertThat(failed.step().command()).isEqualTo("AT+B");
        assertThat(failed.error().getSuppressed())
                .singleElement()
                .satisfies(tolerated -> assertThat(tolerated).hasMessageContaining("AT+A"));
    }

    @Test
    void doesNotTryAgainOnALineThatIsGone() {
        modem = command -> "";
        CompletableFuture<ScriptResult> result = start("AT+A\n    retry 5 every 1s\n    optional\nAT+B\n");
        port.lose();
        loop.advance(Duration.ofMinutes(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(PortException.class);
        assertThat(port.written()).containsExactly("AT+A");
    }

    @Test
    void doesNotTryAgainWhenTheConnectionIsLost() {
        modem = command -> "";
        CompletableFuture<ScriptResult> result = start("AT+A\n    retry 5 every 1s\n");
        channel.abort(new ConnectionLostException("CLOSED"));
        loop.advance(Duration.ofMinutes(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(ConnectionLostException.class);
        assertThat(port.written()).doesNotHaveDuplicates();
    }

    @Test
    void givesUpWhatWaitsForItsNextTry() {
        modem = command -> "\r\nERROR\r\n";
        CompletableFuture<ScriptResult> result = start("AT+A\n    retry 5 every 1s\n");
        ConnectionLostException cause = new ConnectionLostException("CLOSED");

        runner.abort(cause);

        assertThat(((ScriptResult.Failed) result.join()).error()).isSameAs(cause);
        assertThat(((ScriptResult.Failed) result.join()).step().command()).isEqualTo("AT+A");
        loop.advance(Duration.ofMinutes(1));
        assertThat(port.written()).hasSize(1);
    }

    @Test
    void waitsForAnAnswerAsLongAsTheScriptSays() {
        modem = command -> "";
        CompletableFuture<ScriptResult> result = start("AT+A\n    within 20s\n");
        loop.advance(Duration.ofMillis(19_999));
        assertThat(result).isNotDone();
        loop.advance(Duration.ofMillis(1));

        assertThat(((ScriptResult.Failed) result.join()).error()).isInstanceOf(AtTimeoutException.class);
    }

    @Test
    void waitsForTheCompletionAsLongAsTheScriptSaysButForOkNoLongerThanForAnother() {
        modem = command -> "";
        CompletableFuture<ScriptResult> silent = start("AT+A\n    until CONNECT OK\n    within 60s\n");
        loop.advance(Tables.SMALL.answerWithin());
        assertThat(silent).isDone();
    }

    @Test
    void endsAsAnExceptionWhereAFailureIsOne() {
        modem = command -> "\r\nERROR\r\n";
        CompletableFuture<Void> refused = runner.require(script("AT+A\n"), values);
        loop.run();
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ModemErrorException.class);

        modem = command -> "\r\nOK\r\n";
        CompletableFuture<Void> done = runner.require(script("AT+A\n"), values);
        loop.run();
        assertThat(done).isCompleted();
    }

    @Test
    void fillsInTheValues() {
        value(ScriptVariable.TOPIC, "/pk/a/test");
        value(ScriptVariable.PAYLOAD, "say \"hi\" $1");
        value(ScriptVariable.QOS, "1");

        lines("AT+MPUB=\"${topic}\",${qos},0,\"${payload}\"\n");

        assertThat(port.written()).containsExactly("AT+MPUB=\"/pk/a/test\",1,0,\"say \\22hi\\22 $1\"");
    }

    @Test
    void sendsDataAsItIsAfterThePrompt() {
        value(ScriptVariable.PAYLOAD, "say \"hi\"");
        value(ScriptVariable.LENGTH, "8");
        modem = command -> command.startsWith("AT+") ? "\r\n> " : "\r\nOK\r\n";

        lines("AT+SEND=${length}\n    prompt >\n    data ${payload}\n");

        assertThat(port.written()).containsExactly("AT+SEND=8", "say \"hi\"");
    }

    @Test
    void takesOneValueForData() {
        assertThat(failure("AT+SEND\n    prompt >\n    data x${payload}\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("x${payload}");
        assertThat(port.written()).isEmpty();
    }

    @Test
    void sendsNothingWithoutAValue() {
        assertThat(failure("AT+SUB=\"${topic}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no value for ${topic}");
        assertThat(port.written()).isEmpty();
    }

    @Test
    void knowsNoOtherValues() throws DirectiveException {
        AtScript script = new AtScript("own", List.of(new StepBuilder(1, "AT+X=${tpoic}").build()));

        assertThat(runner.run(script, values).join())
                .isInstanceOfSatisfying(
                        ScriptResult.Failed.class,
                        failed -> assertThat(failed.error()).hasMessageContaining("unknown value ${tpoic}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\rAT+X", "a\nb", "ä", "a\u007Fb", "\u001F"})
    void letsNoValueEndItsCommand(String topic) {
        value(ScriptVariable.TOPIC, topic);

        assertThat(failure("AT+SUB=\"${topic}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("only printable ASCII")
                .hasMessageContaining("but it is '" + topic + "'");
        assertThat(port.written()).isEmpty();
    }

    @Test
    void takesEveryOtherCharacterForAValue() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            all.append(c == '"' || c == '\\' ? "" : c);
        }
        value(ScriptVariable.TOPIC, all.toString());

        lines("AT+SUB=\"${topic}\"\n");

        assertThat(port.written()).containsExactly("AT+SUB=\"" + all + "\"");
    }

    @Test
    void showsNoSecretInATraceOrAMessage() {
        value(ScriptVariable.PASSWORD, "s3cret");
        modem = command -> "\r\nERROR\r\n";

        assertThat(failure("AT+CONFIG=\"${password}\"\n").error()).hasMessageNotContaining("s3cret");
        assertThat(port.written()).containsExactly("AT+CONFIG=\"s3cret\"");
        assertThat(trace).isNotEmpty().noneMatch(line -> line.contains("s3cret"));

        value(ScriptVariable.PASSWORD, "s3cret\"");
        assertThat(failure("AT+CONFIG=\"${password}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("${password}")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void masksNothingForASecretThatIsEmpty() {
        value(ScriptVariable.PASSWORD, "");
        modem = command -> "\r\nERROR\r\n";

        assertThat(failure("AT+CONFIG=\"${password}\"\n").error()).hasMessageContaining("AT+CONFIG=\"\"");
    }

    @Test
    void refusesAPayloadThatCannotStandInACommand() {
        values.put(ScriptVariable.PAYLOAD, new byte[] {0});

        assertThat(failure("AT+MPUB=\"${payload}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("as data after a prompt");
    }

    @Test
    void saysHowMuchItKeptAndNotWhat() {
        modem = command -> "\r\n+A: s3cret\r\n\r\nOK\r\n";

        assertThat(start("AT+A\n").join()).hasToString("Done[1 lines]");
    }
}
