package io.atforge.at.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.AtCommand;
import io.atforge.at.ModemErrors;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyPatternTest {

    @Test
    void isTheWholeLineOrARegularExpressionForIt() {
        assertThat(ReplyPattern.parse("OK").matches("OK")).isTrue();
        assertThat(ReplyPattern.parse("OK").matches("NOT OK")).isFalse();
        assertThat(ReplyPattern.parse("/O.*/").matches("OK")).isTrue();
        assertThat(ReplyPattern.parse("/O/").matches("OK")).isFalse();
        assertThat(ReplyPattern.any(List.of(ReplyPattern.parse("A"), ReplyPattern.parse("B")), "B"))
                .isTrue();
        assertThat(ReplyPattern.any(List.of(), "B")).isFalse();
    }

    @Test
    void isHeldByALineThatGoesOn() {
        assertThat(ReplyPattern.parse("+CREG: 0,1").heldBy("+CREG: 0,1,\"2797\""))
                .isTrue();
        assertThat(ReplyPattern.parse("+CREG: 0,1").heldBy("+CREG: 0,5")).isFalse();
        assertThat(ReplyPattern.parse("/\\+CREG: .,[15]/").heldBy("+CREG: 0,5")).isTrue();
        assertThat(ReplyPattern.parse("/\\+CREG: .,[15]/").heldBy("+CREG: 0,5,7"))
                .isFalse();
    }

    @Test
    void isShownAsItWasWritten() {
        assertThat(ReplyPattern.parse("/a.c/")).hasToString("/a.c/");
        assertThat(ReplyPattern.parse("/")).hasToString("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/(/"})
    void isRefusedWhereItCanMatchNothing(String text) {
        assertThatThrownBy(() -> ReplyPattern.parse(text)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void isNamedWhereTheAnswerIsAnother() {
        assertThat(ModemErrors.unexpected(
                        "ttyUSB0",
                        AtCommand.of("AT+CPIN?", Duration.ofSeconds(1)),
                        List.of("+CPIN: A\u0007", "B"),
                        List.of(ReplyPattern.parse("+CPIN: READY")),
                        Explanations.NONE))
                .hasMessageContaining("ttyUSB0")
                .hasMessageContaining("AT+CPIN?")
                .hasMessageContaining("+CPIN: READY")
                .hasMessageContaining("A\\x07, B");
    }
}
