package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.dialect.Dialect.FailureRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureRulesTest {

    private static FailureRule rule(String command, String line) {
        return new FailureRule(Failure.BEARER, ReplyPattern.parse(command), ReplyPattern.parse(line));
    }

    @Test
    void readsPairs() {
        assertThat(FailureRules.of(
                        Failure.BEARER,
                        List.of("/AT\\+A B=.*/ /\\+A: ?0,3/", "AT+B CALL FAIL", "AT+C /(a b)/", "/AT.*/ ERROR")))
                .containsExactly(
                        rule("/AT\\+A B=.*/", "/\\+A: ?0,3/"),
                        rule("AT+B", "CALL FAIL"),
                        rule("AT+C", "/(a b)/"),
                        rule("/AT.*/", "ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT+B", "/AT.*/", ""})
    void tellsWhatIsNoPair(String pair) {
        assertThatThrownBy(() -> FailureRules.of(Failure.ALREADY_CONNECTED, List.of(pair)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("failure.already-connected: '" + pair + "' is not a command and");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quectel | AT+QMTCONN=0,"i"     | +QMTCONN: 0,0,4       | REFUSED
            quectel | AT+QMTOPEN=0,"h",1   | +QMTOPEN: 0,2         | ALREADY_CONNECTED
            quectel | AT+QMTOPEN=0,"h",1   | +QMTOPEN: 0,3         | BEARER
            quectel | AT+QMTOPEN=0,"h",1   | +QMTOPEN: 0,-1        | UNTRUSTED
            quectel | AT+QMTCONN?          | OK                    | NOT_CONNECTED
            simcom  | AT+CMQTTCONNECT=0    | +CMQTTCONNECT: 0,31   | REFUSED
            simcom  | AT+CMQTTACCQ=0,"i",0 | +CMQTTACCQ: 0,19      | ALREADY_CONNECTED
            simcom  | AT+CMQTTCONNECT=0    | +CMQTTCONNECT: 0,9    | BEARER
            simcom  | AT+CMQTTCONNECT=0    | +CMQTTCONNECT: 0,32   | UNTRUSTED
            simcom  | AT+CMQTTCONNECT?     | +CMQTTCONNECT: 0      | NOT_CONNECTED
            air780e | AT+MCONNECT=1,600    | ERROR                 | REFUSED
            """)
    void knowsWhatAFailureMeans(String family, String command, String line, Failure meaning) {
        assertThat(Dialect.load(family).meaning(command, line)).contains(meaning);
        assertThat(Dialect.load(family).knows(meaning)).isTrue();
    }

    @Test
    void aFamilyNeedNotKnowEach() {
        assertThat(Dialect.load("air720").knows(Failure.BEARER)).isFalse();
    }
}
