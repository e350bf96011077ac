package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.InvalidArgumentException;
import io.atforge.testing.ScriptedPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFillingTest {

    private final ScriptBench bench = new ScriptBench();
    private final Map<ScriptVariable, byte[]> values = bench.values;
    private final List<String> trace = bench.trace;
    private final ScriptedPort port = bench.port;
    private final ScriptRunner runner = bench.runner;

    @BeforeEach
    void open() {
        bench.open();
    }

    @Test
    void fillsInTheValues() {
        bench.value(ScriptVariable.TOPIC, "/pk/a/test");
        bench.value(ScriptVariable.PAYLOAD, "say \"hi\" $1");
        bench.value(ScriptVariable.QOS, "1");

        bench.lines("AT+MPUB=\"${topic}\",${qos},0,\"${payload}\"\n");

        assertThat(port.written()).containsExactly("AT+MPUB=\"/pk/a/test\",1,0,\"say \\22hi\\22 $1\"");
    }

    @Test
    void sendsDataAsItIsAfterThePrompt() {
        bench.value(ScriptVariable.PAYLOAD, "say \"hi\"");
        bench.value(ScriptVariable.LENGTH, "8");
        bench.modem = command -> command.startsWith("AT+") ? "\r\n> " : "\r\nOK\r\n";

        bench.lines("AT+SEND=${length}\n    prompt >\n    data ${payload}\n");

        assertThat(port.written()).containsExactly("AT+SEND=8", "say \"hi\"");
    }

    @Test
    void takesOneValueForData() {
        assertThat(bench.failure("AT+SEND\n    prompt >\n    data x${payload}\n")
                        .error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("x${payload}");
        assertThat(port.written()).isEmpty();
    }

    @Test
    void sendsNothingWithoutAValue() {
        assertThat(bench.failure("AT+SUB=\"${topic}\"\n").error())
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
        bench.value(ScriptVariable.TOPIC, topic);

        assertThat(bench.failure("AT+SUB=\"${topic}\"\n").error())
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
        bench.value(ScriptVariable.TOPIC, all.toString());

        bench.lines("AT+SUB=\"${topic}\"\n");

        assertThat(port.written()).containsExactly("AT+SUB=\"" + all + "\"");
    }

    @Test
    void showsNoSecretInATraceOrAMessage() {
        bench.value(ScriptVariable.PASSWORD, "s3cret");
        bench.modem = command -> "\r\nERROR\r\n";

        assertThat(bench.failure("AT+CONFIG=\"${password}\"\n").error()).hasMessageNotContaining("s3cret");
        assertThat(port.written()).containsExactly("AT+CONFIG=\"s3cret\"");
        assertThat(trace).isNotEmpty().noneMatch(line -> line.contains("s3cret"));

        bench.value(ScriptVariable.PASSWORD, "s3cret\"");
        assertThat(bench.failure("AT+CONFIG=\"${password}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("${password}")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void masksNothingForASecretThatIsEmpty() {
        bench.value(ScriptVariable.PASSWORD, "");
        bench.modem = command -> "\r\nERROR\r\n";

        assertThat(bench.failure("AT+CONFIG=\"${password}\"\n").error()).hasMessageContaining("AT+CONFIG=\"\"");
    }

    @Test
    void refusesAPayloadThatCannotStandInACommand() {
        values.put(ScriptVariable.PAYLOAD, new byte[] {0});

        assertThat(bench.failure("AT+MPUB=\"${payload}\"\n").error())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("as data after a prompt");
    }

    @Test
    void saysHowMuchItKeptAndNotWhat() {
        bench.modem = command -> "\r\n+A: s3cret\r\n\r\nOK\r\n";

        assertThat(bench.start("AT+A\n").join()).hasToString("Done[1 lines]");
    }
}
