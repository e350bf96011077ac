package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Transport;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.script.AtScriptParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {

    private final Dialect air720 = Dialect.load("air720");

    private static boolean any(List<ReplyPattern> patterns, String line) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(line));
    }

    @Test
    void isKnownByName() {
        assertThat(Dialect.names()).containsExactly("air720", "air780e", "quectel", "simcom");
        assertThat(air720.title()).isEqualTo("Air720");
    }

    @Test
    void saysWhichFamiliesThereAre() {
        assertThatThrownBy(() -> Dialect.load("air721"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("unknown modem dialect 'air721'; known are air720, air780e, quectel, simcom");
    }

    static Stream<Arguments> families() {
        return Dialect.names().stream()
                .flatMap(name -> Arrays.stream(Transport.values())
                        .map(transport -> Arguments.of(Dialect.load(name), transport)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void hasScriptsWithoutMistakes(Dialect family, Transport transport) {
        Map<String, String> known = Map.ofEntries(
                Map.entry("accessPoint", "=\"cmnet\""),
                Map.entry("apn", "cmnet"),
                Map.entry("apnUser", "user"),
                Map.entry("apnAuthentication", "1"),
                Map.entry("host", "h"),
                Map.entry("port", "1883"),
                Map.entry("cleanSession", "1"),
                Map.entry("keepAlive", "300"));

        family.scripts(transport).forEach((name, template) -> {
            String text = template;
            for (Map.Entry<String, String> value : known.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            assertThat(AtScriptParser.parse(name + ".at", text).steps())
                    .as(name)
                    .isNotEmpty();
        });
        assertThat(family.scripts(transport))
                .containsKeys(
                        "prepare",
                        "attach",
                        "connect",
                        "subscribe",
                        "unsubscribe",
                        "publish",
                        "publish-qos1",
                        "publish-data",
                        "publish-data-qos1",
                        "disconnect",
                        "release")
                .doesNotContainKey("connect-tcp");
    }

    /** Lines of real serial logs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLOSED                                        | true
            RDY                                           | true
            +CGEV: ME PDN ACT 7                           | true
            +CGEV: NW MODIFY 5,2                          | true
            +UPGRADEIND: -1002                            | true
            ^MODE: 17,17                                  | true
            ^boot.rom'v'!\\n                              | true
            +NITZ: 2024/08/27,06:36:38+0,                 | true
            +PDP DEACT                                    | true
            +PDP: DEACT                                   | true
            +CPIN: READY 0                                | true
            +CPIN: SIM REMOVED 0                          | true
            +CREG: 1                                      | true
            0, CONNECT FAIL                               | true
            7,CONNECT OK                                  | true
            0, ALREADY CONNECT                            | true
            5, CLOSED                                     | true
            +CGREG: 1,"2797","02B82E17"                   | true
            +CPIN: READY                                  | false
            +CGREG: 0,1                                   | false
            +CGREG: 2,1,"2317","0a541706"                 | false
            +CEREG:0,1                                    | false
            +CSQ: 16,0                                    | false
            10.69.48.127                                  | false
            0, CLOSE OK                                   | false
            0,1,CLOSED                                    | false
            STATE: CONNECT OK                             | false
            """)
    void tellsWhatNoCommandAsksForFromTheAnswerToAQuery(String line, boolean unsolicited) {
        assertThat(any(air720.tables().unsolicited(), line)).isEqualTo(unsolicited);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSED, true, false",
        "'0, CLOSED', false, false",
        "+PDP: DEACT, false, true",
        "+PDP DEACT, false, true",
        "'+CGEV: NW PDN DEACT 1', false, true",
        "+CPIN: SIM REMOVED 0, false, true",
        "'+CGEV: ME PDN ACT 1,0', false, false",
        "'+CGEV: NW MODIFY 5,2', false, false"
    })
    void tellsWhatEndsAConnectionAndWhatEndsTheBearer(String line, boolean connection, boolean bearer) {
        assertThat(any(air720.lostConnection(), line)).isEqualTo(connection);
        assertThat(any(air720.lostBearer(), line)).isEqualTo(bearer);
    }

    @ParameterizedTest
    @CsvSource({
        "AT+CPIN?, SIM",
        "AT+CGREG?, REGISTRATION",
        "AT+CIICR, BEARER",
        "'AT+SSLMIPSTART=\"h\",\"1883\"', TCP",
        "'AT+MCONNECT=1,600', MQTT"
    })
    void tellsFromACommandWhatTheModemIsAbout(String command, Dialect.Phase phase) {
        assertThat(air720.phase(command)).contains(phase);
        assertThat(air720.phase("AT+CSQ")).isEmpty();
    }

    @Test
    void knowsTheErrorsOfTheManual() {
        assertThat(air720.tables().explanations().numbers()).hasSizeGreaterThan(40);
        assertThat(air720.tables().explanations().numbers().get(767).meaning()).isEqualTo("operation failed");
    }
}
