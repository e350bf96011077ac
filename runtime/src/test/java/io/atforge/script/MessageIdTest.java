package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidScriptException;
import io.atforge.at.AtCommand;
import io.atforge.at.tables.TextEscape;
import io.atforge.testing.Tables;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that names its message id gets a fresh one, and its patterns mean that one. */
class MessageIdTest {

    private static final String SUBSCRIBE = """
            AT+QMTSUB=0,${messageId},"t",1
                until   /\\+QMTSUB: ?0,${messageId},0(,\\d)?/, +SUB ${messageId}
                fail    /\\+QMTSUB: ?0,${messageId},[2-9].*/
                within  9s
            """;

    private final ScriptBench bench = new ScriptBench();

    /** The other line could be any command's. */
    @Test
    void oneOfSeveralLinesThatNamesACommandNamesNone() {
        assertThat(ScriptBench.script("AT+PUB=${messageId}\n    until +PUB: ${messageId}, PUBACK\n")
                        .steps()
                        .get(0)
                        .isIdentified())
                .isFalse();
    }

    @Test
    void countsFromOneAndComesRound() {
        MessageIds ids = new MessageIds();
        assertThat(List.of(ids.next(), ids.next())).containsExactly("1", "2");
        for (int i = 2; i < 65_534; i++) {
            ids.next();
        }

        assertThat(List.of(ids.next(), ids.next(), ids.next())).containsExactly("65535", "1", "2");
    }

    @Test
    void isAnotherInEachCommandThatNamesOne() {
        bench.open();
        bench.modem = sent -> sent.startsWith("AT+QMTSUB=0,")
                ? "\r\nOK\r\n\r\n+QMTSUB: 0," + sent.split(",")[1] + ",0,1\r\n"
                : "\r\nOK\r\n";
        assertThat(bench.lines(SUBSCRIBE + "AT\n" + SUBSCRIBE)).containsExactly("+QMTSUB: 0,1,0,1", "+QMTSUB: 0,2,0,1");
    }

    @Test
    void isTheSameInThePatterns() {
        bench.open();
        CompletableFuture<ScriptResult> first = bench.start(SUBSCRIBE);
        bench.port.receive("\r\n+QMTSUB: 0,11,0\r\n\r\n+QMTSUB: 0,2,0\r\n");
        bench.loop.run();
        assertThat(first).isNotDone();
        bench.port.receive("\r\n+SUB 1\r\n");
        bench.loop.run();
        assertThat(first.join()).isInstanceOf(ScriptResult.Done.class);
        CompletableFuture<ScriptResult> second = bench.start(SUBSCRIBE);
        bench.port.receive("\r\n+QMTSUB: 0,1,2\r\n\r\n+QMTSUB: 0,2,2\r\n");
        bench.loop.run();

        assertThat(((ScriptResult.Failed) second.join()).line()).contains("+QMTSUB: 0,2,2");
    }

    @Test
    void isTheSameInWhatTheReplyMustHoldAndInWhatAbortsIt() {
        bench.open();
        bench.modem = sent -> "\r\n+X: 1\r\n\r\nOK\r\n";
        String expecting = "AT+X=${messageId}\n    expect  +X: ${messageId}\n    retry 1 every 1s\n";
        assertThat(bench.start(expecting)).isCompletedWithValueMatching(result -> result instanceof ScriptResult.Done);
        CompletableFuture<ScriptResult> other = bench.start(expecting);
        bench.loop.advance(ScriptBench.SECOND);
        assertThat(other).isCompletedWithValueMatching(result -> result instanceof ScriptResult.Failed);
        assertThat(bench.port.written()).containsExactly("AT+X=1", "AT+X=2", "AT+X=3");
        bench.modem = sent -> "\r\n+X: 4\r\n\r\nERROR\r\n";

        assertThat(bench.start("AT+X=${messageId}\n    abort  +X: ${messageId}\n    retry 1 every 1s\n"))
                .isCompletedWithValueMatching(result -> result instanceof ScriptResult.Failed);
    }

    @Test
    void isKnownOfTheStepThatNamesItWhereItCompletes() {
        assertThat(ScriptBench.script(SUBSCRIBE).steps().get(0).isIdentified()).isTrue();
        assertThat(ScriptBench.script("AT+X=${messageId}\n    until DONE\n")
                        .steps()
                        .get(0)
                        .isIdentified())
                .isFalse();
    }

    /** Each would say another, and none would be remembered. */
    @Test
    void isNotShownInMessages() throws DirectiveException {
        CommandTemplate template =
                new CommandTemplate(new StepBuilder(1, "AT+X=${messageId}").build(), Tables.SMALL, TextEscape.NONE);
        AtCommand command = template.command(Map.of(), template.step("7"), "7");

        assertThat(command.line()).isEqualTo("AT+X=7");
        assertThat(command.outline()).isEqualTo("AT+X=…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AT+X   | until   DONE ${messageId}   | own.at:2:13: ${messageId} is no part of the command above
            AT+X   | fail    /DONE ${topic}/     | own.at:2:13: no pattern can hold ${topic}
            AT+X=${messageId} | until /(${messageId}/ | own.at:2:11: malformed regular expression
            """)
    void isToldWhereItCannotBe(String command, String directive, String problem) {
        String text = command + "\n    " + directive + "\n";

        assertThatThrownBy(() -> AtScriptParser.parse("own.at", text))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining(problem);
    }
}
