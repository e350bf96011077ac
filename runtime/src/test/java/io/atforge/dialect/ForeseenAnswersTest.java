package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Transport;
import io.atforge.at.AtCommand;
import io.atforge.at.ModemErrors;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.Explanations.Rule;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an Air720 answers that a session can foresee, a person is told what it means and what to do. */
class ForeseenAnswersTest {

    private static final Dialect AIR720 = Dialect.load("air720");
    private static final Explanations EXPLANATIONS = AIR720.tables().explanations();

    /** Command, answer, what the message says of it: the meaning, then the cure. */
    private static final String[][] FORESEEN = {
        {"AT+CPIN?", "+CPIN: SIM PIN", "asks for its PIN", "modem.pin"},
        {"AT+CPIN?", "+CPIN: SIM PIN2", "asks for its PIN", "modem.pin"},
        {"AT+CPIN?", "+CPIN: SIM PUK", "asks for its PUK", "operator knows the PUK"},
        {"AT+CPIN?", "+CPIN: PH-NET PIN", "locked to another", "unlock"},
        {"AT+CPIN?", "+CPIN: SIM REMOVED", "no SIM card", "put a SIM card in"},
        {"AT+CPIN?", "+CPIN: NOT INSERTED", "no SIM card", "put a SIM card in"},
        {"AT+CPIN?", "+CPIN: NOT READY", "not ready", "reseat"},
        {"AT+CPIN?", "ERROR", "cannot read a SIM card", "AT+CFUN?"},
        {"AT+CPIN?", "+CME ERROR: 10", "no SIM card", "put a SIM card in"},
        {"AT+CPIN?", "+CME ERROR: 11", "asks for its PIN", "modem.pin"},
        {"AT+CPIN?", "+CME ERROR: 12", "asks for its PUK", "operator knows the PUK"},
        {"AT+CPIN?", "+CME ERROR: 13", "SIM failure", "another card"},
        {"AT+CPIN?", "+CME ERROR: 14", "SIM busy", "wait"},
        {"AT+CPIN=\"1234\"", "+CME ERROR: 16", "refuses the PIN", "correct modem.pin"},
        {"AT+CPIN=\"1234\"", "ERROR", "refuses the PIN", "correct modem.pin"},
        {"AT+CGREG?", "+CGREG: 0,0", "looks for no network", "AT+CFUN?"},
        {"AT+CGREG?", "+CGREG: 2,2", "looks for a network", "antenna"},
        {"AT+CGREG?", "+CGREG: 2,3", "the network refuses this SIM card", "ask the operator"},
        {"AT+CGREG?", "+CGREG: 2,3,\"2797\",\"02B82E17\",7", "the network refuses", "ask the operator"},
        {"AT+CGREG?", "+CGREG: 0,4", "no coverage", "antenna"},
        {"AT+CGREG?", "+CGREG: 0,6", "short messages only", "contract with data"},
        {"AT+CGREG?", "+CGREG: 0,8", "emergency calls only", "ask the operator"},
        {"AT+CGREG?", "+CGREG: 0,10", "carries no data", "contract with data"},
        {"AT+CGATT?", "+CGATT: 0", "not attached", "contract has data"},
        {"AT+CSTT=\"cmnet\"", "+CME ERROR: 3", "set already", "AT+CIPSHUT"},
        {"AT+CIICR", "+CME ERROR: 3", "taken by the network", "AT+CIPSHUT"},
        {"AT+CIICR", "+CME ERROR: 65535", "could not be activated", "apn"},
        {"AT+CIICR", "+CME ERROR: 30", "no network service", "antenna"},
        {"AT+CIFSR", "ERROR", "no address", "apn"},
        {"AT+CIFSR", "+CME ERROR: 3", "no address", "apn"},
        {"AT+CIPSHUT", "ERROR", "cannot give its bearer back", "AT+RESET"},
        {"AT+MCONFIG=\"i\",\"u\",\"p\"", "ERROR", "does not take client id", "256 bytes"},
        {"AT+SSLCFG=\"sslversion\",88,4", "+CME ERROR: 58", "does not do TLS", "transport"},
        {"AT+MIPSTART=\"h\",\"1883\"", "+CME ERROR: 3", "name was not found (DNS)", "region"},
        {"AT+SSLMIPSTART=\"h\",\"1883\"", "ERROR", "name was not found (DNS)", "region"},
        {"AT+MIPSTART=\"h\",\"1883\"", "+CME ERROR: 767", "operation failed", "transport to tls"},
        {"AT+MIPSTART=\"h\",\"1883\"", "CONNECT FAIL", "no connection with the host", "host and port"},
        {"AT+MIPSTART=\"h\",\"1883\"", "ALREADY CONNECT", "earlier program", "AT+MIPCLOSE"},
        {"AT+MCONNECT=1,600", "ERROR", "refused the device", "secret"},
        {"AT+MCONNECT=1,600", "CLOSED", "while the device signed in", "platform's log"},
        {"AT+MCONNECT=1,600", "+CME ERROR: 3", "no connection to sign in on", "try again"},
        {"AT+MPUB=\"t\",1,0,\"x\"", "ERROR", "does not take the message", "connect first"},
        {"AT+MPUBEX=\"t\",1,0,3", "+CME ERROR: 3", "does not take the message", "connect first"},
        {"AT+MSUB=\"t\",1", "+CME ERROR: 3", "does not take the subscription", "connect first"},
        {"AT+MUNSUB=\"t\"", "ERROR", "does not take the subscription", "connect first"},
        {"AT+MQTTSTATU", "+MQTTSTATU :0", "no connection", "connect again"},
        {"AT+MQTTSTATU", "+MQTTSTATU :2", "not signed in", "sign in again"},
        {"AT+MDISCONNECT", "+CME ERROR: 3", "no connection to end", "nothing needs"},
        {"AT+MIPCLOSE", "+CME ERROR: 767", "no connection to end", "nothing needs"},
        {"AT+SAPBR=1,1", "ERROR", "open already", "AT+SAPBR=0,1"},
        {"AT+HTTPINIT", "+CME ERROR: 3", "HTTP client is not ready", "AT+HTTPTERM"},
        {"AT+FSWRITE=\"f\",0,3,15", "TimeOut", "the whole file", "rate and cable"},
        {"AT+FSFLSIZE=\"f\"", "+CME ERROR: 62", "no such file", "write the file"},
        {"AT+FSCREATE=\"f\"", "ERROR", "there already", "AT+FSDEL"},
        {"AT+CFUN=1", "ERROR", "does not say why", "AT+CMEE=1"},
        {"AT+MQTTMODE=0", "COMMAND NOT SUPPORT", "does not know the command", "firmware"},
        {"AT+MPUB=\"t\",1,0,\"x\"", "NO CARRIER", "data call ended", "try again"},
        {"AT+MPUB=\"t\",1,0,\"x\"", "+CME ERROR: 50", "execution failed", "restart"},
        {"AT+MPUB=\"t\",1,0,\"x\"", "+CME ERROR: 58", "does not take this command line", "quote"},
        {"AT+CSQ", "+CME ERROR: 100", "unknown error", "restart"}
    };

    static Stream<String[]> foreseen() {
        return Arrays.stream(FORESEEN);
    }

    @ParameterizedTest
    @MethodSource("foreseen")
    void isToldWithItsMeaningAndItsCure(String command, String answer, String meaning, String cure) {
        AtCommand sent = AtCommand.of(command, Duration.ofSeconds(1));

        assertThat(ModemErrors.of("ttyUSB0", sent, answer, EXPLANATIONS))
                .hasMessageContaining("ttyUSB0")
                .hasMessageContaining(command)
                .hasMessageContaining(answer)
                .hasMessageMatching("(?s).*" + quoted(meaning) + ".*; .*" + quoted(cure) + ".*")
                .hasMessageNotContaining("manual");
        assertThat(ModemErrors.unexpected("ttyUSB0", sent, List.of(answer), List.of(), EXPLANATIONS))
                .hasMessageContaining(answer)
                .hasMessageContaining(meaning)
                .hasMessageContaining(cure);
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    /** A rule that others hide, or that nobody tried, is none. */
    @Test
    void usesEveryRule() {
        Set<Explanation> used = new HashSet<>();
        foreseen().forEach(row -> EXPLANATIONS.of(row[0], row[1]).ifPresent(used::add));

        assertThat(EXPLANATIONS.rules()).extracting(Rule::explanation).allMatch(used::contains);
    }

    @Test
    void hasAMeaningAndACureForEveryNumber() {
        assertThat(EXPLANATIONS.numbers()).hasSizeGreaterThan(40).allSatisfy((number, explanation) -> {
            assertThat(explanation.meaning()).hasSizeGreaterThan(5);
            assertThat(explanation.cure()).hasSizeGreaterThan(5).isNotEqualTo(explanation.meaning());
            assertThat(explanation.toString()).doesNotContain("manual");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "+CME ERROR: 3, AT+CIFSR, 'AT+MIPSTART=\"h\",\"1883\"'",
        "ERROR, AT+CPIN?, AT+CSQ",
        "ERROR, 'AT+MCONNECT=1,600', AT+CIFSR"
    })
    void tellsTheSameAnswerToTwoCommandsApart(String answer, String one, String other) {
        assertThat(EXPLANATIONS.of(one, answer)).isPresent().isNotEqualTo(EXPLANATIONS.of(other, answer));
    }

    /** Each way in which a step of a script can miss what it waits for. */
    @ParameterizedTest
    @MethodSource("steps")
    void explainsWhateverAScriptCanMiss(Step step) {
        List<String> misses = new ArrayList<>(List.of("ERROR", "+CME ERROR: 3", "+CME ERROR: 50", "+CME ERROR: 100"));
        for (ReplyPattern pattern : patterns(step)) {
            if (pattern.regex().isEmpty()) {
                misses.add(pattern.text());
            } else {
                List<String> samples = foreseen()
                        .filter(row -> row[0].equals(step.command()) && pattern.matches(row[1]))
                        .map(row -> row[1])
                        .toList();
                assertThat(samples)
                        .as("an answer of %s that %s matches", step.command(), pattern)
                        .isNotEmpty();
                misses.addAll(samples);
            }
        }
        if (!step.expect().isEmpty()) {
            assertThat(foreseen().filter(row -> row[0].equals(step.command()) && isMissed(step, row[1])))
                    .as("an answer of %s that is not %s", step.command(), step.expect())
                    .isNotEmpty();
        }

        assertThat(misses)
                .allMatch(line -> EXPLANATIONS.of(step.command(), line).isPresent());
    }

    private static List<ReplyPattern> patterns(Step step) {
        List<ReplyPattern> patterns = new ArrayList<>(step.fail());
        patterns.addAll(step.abort());
        return patterns;
    }

    private static boolean isMissed(Step step, String line) {
        return step.expect().stream().noneMatch(pattern -> pattern.heldBy(line));
    }

    static Stream<Step> steps() {
        return Arrays.stream(Transport.values())
                .flatMap(transport -> AIR720.scripts(transport).entrySet().stream())
                .flatMap(script -> AtScriptParser.parse(
                        script.getKey() + ".at",
                        script.getValue()
                                .replace("${accessPoint}", "=\"cmnet\"")
                                .replace("${host}", "h")
                                .replace("${port}", "1883")
                                .replace("${cleanSession}", "1")
                                .replace("${keepAlive}", "600"))
                        .steps()
                        .stream())
                .distinct();
    }
}
