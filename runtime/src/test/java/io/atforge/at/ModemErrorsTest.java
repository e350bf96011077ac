package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ModemErrorException;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.ReplyPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads when a modem refuses, or answers what nobody expected. */
class ModemErrorsTest {

    private static final AtCommand COMMAND = AtCommand.of("AT+CIICR", Duration.ofSeconds(9));
    private static final Explanations EXPLANATIONS =
            new Explanations(List.of(), Map.of(3, new Explanation("operation not allowed", "look at the state")));

    @Test
    void aKnownErrorIsExplained() {
        ModemErrorException error = ModemErrors.of("ttyUSB0", COMMAND, "+CME ERROR: 3", EXPLANATIONS);

        assertThat(error)
                .hasMessage("the modem on ttyUSB0 answered AT+CIICR with +CME ERROR: 3: operation not allowed;"
                        + " look at the state");
        assertThat(error.number()).hasValue(3);
    }

    @Test
    void anUnknownErrorSaysWhatCanBeDone() {
        ModemErrorException error = ModemErrors.of("ttyUSB0", COMMAND, "NO", EXPLANATIONS);

        assertThat(error)
                .hasMessageStartingWith("the modem on ttyUSB0 answered AT+CIICR with NO; this answer is not known")
                .hasMessageEndingWith("report the answer with the firmware's version");
        assertThat(error.number()).isEmpty();
    }

    @Test
    void anUnexpectedReplySaysWhatWasExpectedOrWhatItMeans() {
        assertThat(unexpected(List.of()))
                .startsWith("the modem on ttyUSB0 answered AT+CIICR with OK alone instead of [+A: 1]; this answer");
        assertThat(unexpected(List.of("+A: 2", "+A: 3")))
                .startsWith("the modem on ttyUSB0 answered AT+CIICR with +A: 2, +A: 3 instead of [+A: 1]; this answer");
        assertThat(unexpected(List.of("+A: 2", "+CME ERROR: 3")))
                .isEqualTo("the modem on ttyUSB0 answered AT+CIICR with +A: 2, +CME ERROR: 3: operation not allowed;"
                        + " look at the state");
    }

    private static String unexpected(List<String> lines) {
        return ModemErrors.unexpected("ttyUSB0", COMMAND, lines, List.of(ReplyPattern.parse("+A: 1")), EXPLANATIONS)
                .getMessage();
    }
}
