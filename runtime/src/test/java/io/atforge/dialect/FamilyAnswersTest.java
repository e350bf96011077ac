package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Transport;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a modem of the newer families answers that a session can foresee, a person is told what it means. */
class FamilyAnswersTest {

    private static final Map<String, String> KNOWN = Map.of(
            "host",
            "h",
            "port",
            "1883",
            "cleanSession",
            "1",
            "keepAlive",
            "600",
            "apn",
            "cmnet",
            "apnUser",
            "",
            "apnAuthentication",
            "0");

    static Stream<Arguments> steps() {
        return Stream.of("quectel", "simcom")
                .flatMap(family -> Arrays.stream(Transport.values())
                        .flatMap(transport -> Dialect.load(family).scripts(transport).entrySet().stream())
                        .flatMap(script -> steps(script.getKey(), script.getValue()))
                        .distinct()
                        .map(step -> Arguments.of(family, step)));
    }

    private static Stream<Step> steps(String name, String template) {
        String text = template;
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            text = text.replace("${" + known.getKey() + "}", known.getValue());
        }
        return AtScriptParser.parse(name + ".at", text).steps().stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void explainsEachRefusal(String family, Step step) {
        Explanations explanations = Dialect.load(family).tables().explanations();
        List<String> refusals = new ArrayList<>(List.of("ERROR", "+CME ERROR: 3", "+CME ERROR: 50", "+CME ERROR: 100"));
        Stream.concat(step.fail().stream(), step.abort().stream())
                .filter(pattern -> !pattern.text().startsWith("/"))
                .map(ReplyPattern::text)
                .forEach(refusals::add);

        assertThat(refusals)
                .allMatch(line -> explanations.of(step.command(), line).isPresent());
    }

    @Test
    void explainsThoseOfTwoFamilies() {
        assertThat(steps().map(arguments -> arguments.get()[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("quectel", "simcom");
        assertThat(steps()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quectel | AT+QIACT?              | OK                           | no bearer
            quectel | AT+QMTOPEN=0,"h",1     | +QMTOPEN: 0,-1               | TLS
            quectel | AT+QMTOPEN=0,"h",1     | +QMTOPEN: 0,0                |
            quectel | AT+QMTCONN=0,"i"       | +QMTCONN: 0,0,2              | client id
            quectel | AT+QMTCONN=0,"i"       | +QMTCONN: 0,0,0              |
            quectel | AT+QMTSUB=0,1,"t",1    | +QMTSUB: 0,1,0,128           | refuses the subscription
            quectel | AT+QMTSUB=0,1,"t",1    | +QMTSUB: 0,1,2               | not answered
            quectel | AT+QMTPUBEX=0,1,1,0    | +QMTPUB: 0,1,2               | not acknowledged
            quectel | AT+QMTCONN?            | +QMTCONN: 0,2                | signing in
            quectel | AT+QFLST="f"           | +CME ERROR: 405              | no such file
            quectel | AT+QFUPL="f",1,15      | +CME ERROR: 403              | fill its memory
            quectel | AT+CGREG?;+CEREG?      | +CEREG: 0,3                  | the network refuses
            simcom  | AT+IPADDR              | +IP ERROR: Network not opened | no address
            simcom  | AT+CMQTTACCQ=0,"i",0   | +CMQTTACCQ: 0,19             | earlier program
            simcom  | AT+CMQTTACCQ=0,"i",0   | ERROR                        | was not set up
            simcom  | AT+CMQTTCONNECT=0      | +CMQTTCONNECT: 0,0           |
            simcom  | AT+CMQTTCONNECT=0      | +CMQTTCONNECT: 0,14          | busy
            simcom  | AT+CMQTTCONNECT=0      | +CMQTTCONNLOST: 0,2          | reset
            simcom  | AT+CMQTTCONNECT=0      | +CMQTTNONET                  | no network
            simcom  | AT+CMQTTPUB=0,1,60     | +CMQTTPUB: 0,11              | no connection
            simcom  | AT+CMQTTPUB=0,1,60     | +CMQTTPUB: 0,18              | topic is missing
            simcom  | AT+CMQTTSUB=0,4,1      | ERROR                        | does not take the command
            simcom  | AT+CMQTTCONNECT?       | +CMQTTCONNECT: 0             | no connection
            simcom  | AT+CCERTDOWN="f",1     | ERROR                        | the whole file
            """)
    void saysWhatIsMeant(String family, String command, String answer, String meaning) {
        assertThat(Dialect.load(family)
                        .tables()
                        .explanations()
                        .of(command, answer)
                        .map(Object::toString))
                .satisfies(said -> {
                    if (meaning == null) {
                        assertThat(said).isEmpty();
                    } else {
                        assertThat(said.orElseThrow()).contains(meaning);
                    }
                });
    }

    /** A code of the vendor's notes that nobody explains is no help. */
    @Test
    void knowsEachCodeOfTheNotes() {
        for (int code = 1; code <= 35; code++) {
            assertThat(Dialect.load("simcom")
                            .tables()
                            .explanations()
                            .of("AT+CMQTTCONNECT=0", "+CMQTTCONNECT: 0," + code))
                    .as("code %d", code)
                    .isPresent();
        }
        for (int code = 1; code <= 8; code++) {
            assertThat(Dialect.load("quectel").tables().explanations().of("", "+QMTSTAT: 0," + code))
                    .as("code %d", code)
                    .isPresent();
        }
    }
}
