package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atforge.InvalidScriptException;
import io.atforge.at.tables.ReplyPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtScriptParserTest {

    private static List<ReplyPattern> patterns(String... texts) {
        return List.of(texts).stream().map(ReplyPattern::parse).toList();
    }

    /** A card is locked after the third wrong one. */
    @Test
    void aPinIsEnteredOnce() {
        assertThatThrownBy(() -> AtScriptParser.parse("pin.at", "AT+CPIN=\"${pin}\"\n    retry 3 every 1s\n"))
                .hasMessageContaining("pin.at:1:1: a PIN is entered once, as a wrong one locks the card; remove retry");
        assertThatThrownBy(() -> AtScriptParser.parse("pin.at", "AT+CPIN=\"${pin}\"\n    optional\n"))
                .hasMessageContaining(
                        "pin.at:1:1: a PIN is entered once, as a wrong one locks the card; remove optional");
        assertThatThrownBy(() -> AtScriptParser.parse(
                        "pin.at", "AT\nAT+CPIN\n    prompt >\n    data ${pin}\n    retry 3 every 1s\n"))
                .hasMessageContaining("pin.at:2:1: a PIN is entered once, as a wrong one locks the card; remove retry");
        for (String second : List.of("AT+CPIN=\"${pin}\"\n", "AT+CPIN\n    prompt >\n    data ${pin}\n")) {
            assertThatThrownBy(() -> AtScriptParser.parse("pin.at", "AT+CPIN=\"${pin}\"\nAT\n" + second))
                    .hasMessageContaining("pin.at:3:1: a second ${pin}: a PIN is entered once");
        }
        assertThat(AtScriptParser.parse("pin.at", "AT+CPIN=\"${pin}\"\nAT+CPIN?\n    retry 3 every 1s\n")
                        .steps())
                .hasSize(2);
        assertThatThrownBy(() -> AtScriptParser.parse("sim.at", "AT+CPIN=\"${pin}\"\n"))
                .hasMessageContaining("${pin} has no value in script sim");
    }

    @Test
    void readsTheScriptOfTheDesign() {
        AtScript script = AtScriptParser.parse("src/main/atforge/scripts/connect.at", """
                # Tracker: connect. Air720, MQTT over TCP, hmacsha1. Generated from devices.yaml, do not edit.

                AT+MCONFIG="${clientId}","${username}","${password}"
                AT+MIPSTART="a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com","1883"
                    until   CONNECT OK
                    fail    CONNECT FAIL, ALREADY CONNECT
                    within  60s
                """);

        assertThat(script.name()).isEqualTo("connect");
        assertThat(script.steps()).hasSize(2);
        assertThat(script.steps().get(0).command())
                .isEqualTo("AT+MCONFIG=\"${clientId}\",\"${username}\",\"${password}\"");
        assertThat(script.steps().get(1))
                .isEqualTo(new Step(
                        4,
                        "AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        List.of(),
                        List.of(),
                        patterns("CONNECT OK"),
                        patterns("CONNECT FAIL", "ALREADY CONNECT"),
                        List.of(),
                        Optional.of(Duration.ofSeconds(60)),
                        Step.Retry.NONE,
                        false,
                        Optional.empty(),
                        false));
    }

    @Test
    void readsEveryDirective() {
        AtScript script = AtScriptParser.parse(
                "all.at",
                "AT+CGREG?\r\n\texpect +CGREG: 2,1, +CGREG: 2,5\r\n"
                        + "  # a comment may be indented\r\n\tabort +CGREG: 2,3\r\n\tretry 60 every 1s\r\n\toptional\r\n"
                        + "AT+CIPSHUT\r\n  final SHUT OK\r\n  within 500ms\r\n"
                        + "AT+MPUBEX=\"${topic}\",0,0,${length}\r\n  prompt >\r\n  data ${payload}\r\n");

        Step query = script.steps().get(0);
        assertThat(query.expect()).isEqualTo(patterns("+CGREG: 2,1", "+CGREG: 2,5"));
        assertThat(query.abort()).isEqualTo(patterns("+CGREG: 2,3"));
        assertThat(query.retry()).isEqualTo(new Step.Retry(60, Duration.ofSeconds(1)));
        assertThat(query.optional()).isTrue();
        assertThat(script.steps().get(1).finals()).isEqualTo(patterns("SHUT OK"));
        assertThat(script.steps().get(1).within()).contains(Duration.ofMillis(500));
        assertThat(script.steps().get(2).data()).contains(new Step.PromptedData(">", "${payload}"));
    }

    @Test
    void endsAReplyAtAnyLineWhereFinalStandsAlone() {
        Step step = AtScriptParser.parse("a.at", "AT+CIFSR\n  final\n").steps().get(0);

        assertThat(step.finals()).singleElement().matches(any -> any.matches("10.69.48.127"));
    }

    @Test
    void readsARegularExpressionWithACommaInIt() {
        Step step = AtScriptParser.parse("a.at", "AT\n  until /a{1,2}, b/, C\n")
                .steps()
                .get(0);

        assertThat(step.until()).extracting(ReplyPattern::text).containsExactly("/a{1,2}, b/", "C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '    until X'             | a.at:1:5: a directive needs a command above it
            'until X'                 | a.at:1:1: 'until X' is no AT command; indent it
            'AT@    untill X'         | a.at:2:5: unknown directive 'untill'; did you mean 'until'?
            'AT@    until'            | a.at:2:5: until needs something after it
            'AT@    within 1h'        | a.at:2:12: '1h' is no duration; write for example 500ms, 60s or 2m
            'AT@    retry 3'          | a.at:2:11: '3' is no repetition
            'AT@    optional yes'     | a.at:2:14: optional stands alone
            'AT@    until /(/'        | a.at:2:11: malformed regular expression /(/
            'AT@  until A@  until B'  | a.at:3:3: a second until for the same command
            'AT@  prompt >'           | a.at:1:1: prompt and data go together
            'AT+X="${pasword}"'       | a.at:1:7: unknown value ${pasword}; did you mean 'password'?
            'AT+X="${topic'           | a.at:1:7: ${ without }
            'AT@  data ${x}@  prompt >' | a.at:2:8: unknown value ${x}
            'AT@  within 0s'          | a.at:2:10: '0s' is no time at all
            '# nothing but a comment' | a.at:1:1: no command
            """)
    void saysWhereAMistakeIs(String text, String problem) {
        InvalidScriptException error = catchThrowableOfType(
                InvalidScriptException.class, () -> AtScriptParser.parse("a.at", text.replace('@', '\n')));

        assertThat(error.problems()).singleElement().asString().startsWith(problem);
    }

    @Test
    void saysInWhichColumnAControlCharacterIs() {
        InvalidScriptException error =
                catchThrowableOfType(InvalidScriptException.class, () -> AtScriptParser.parse("a.at", "AT\u0007\n"));

        assertThat(error.problems()).containsExactly("a.at:1:3: control character U+0007; remove it");
    }

    @Test
    void refusesAValueThatTheScriptDoesNotGet() {
        InvalidScriptException error = catchThrowableOfType(
                InvalidScriptException.class,
                () -> AtScriptParser.parse("publish-qos1.at", "AT+X=\"${topic}\",\"${password}\"\n"));

        assertThat(error.problems())
                .containsExactly("publish-qos1.at:1:18: ${password} has no value in script publish-qos1; remove it");
        assertThat(AtScriptParser.parse("own.at", "AT+X=\"${password}\"\n").steps())
                .hasSize(1);
    }

    @Test
    void reportsEveryMistakeInOneRun() {
        InvalidScriptException error = catchThrowableOfType(
                InvalidScriptException.class,
                () -> AtScriptParser.parse("a.at", "nonsense\n  wihtin 1s\nAT\u0007\n  retry x\n"));

        assertThat(error.problems()).hasSize(4);
    }
}
