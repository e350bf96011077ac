package io.atforge.at.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.Explanations.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer in, what it means and what to do out. */
class ExplanationsTest {

    private static final Explanation LOCKED = new Explanation("the SIM is locked", "unlock it");
    private static final Explanation OTHER = new Explanation("something with the SIM", "look at it");
    private static final Explanation NUMBER_11 = new Explanation("a PIN is wanted", "give it");

    private final Explanations explanations = new Explanations(
            List.of(rule("AT+CPIN?", "+CPIN: SIM PIN", LOCKED), rule("/AT\\+CPIN.*/", "/\\+CPIN: .*/", OTHER)),
            Map.of(11, NUMBER_11));

    private static Rule rule(String command, String answer, Explanation explanation) {
        return new Rule(ReplyPattern.parse(command), ReplyPattern.parse(answer), explanation);
    }

    @Test
    void theFirstRuleThatFitsCounts() {
        assertThat(explanations.of("AT+CPIN?", "+CPIN: SIM PIN")).contains(LOCKED);
        assertThat(explanations.of("AT+CPIN?", "+CPIN: SIM PUK")).contains(OTHER);
    }

    @Test
    void aRuleIsForItsCommandAlone() {
        assertThat(explanations.of("AT+CGREG?", "+CPIN: SIM PIN")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+CME ERROR: 11, 11", "+CMS ERROR: 11, 11", "+CME ERROR:11, 11", "+CME ERROR: 3, 3"})
    void aNumberedErrorHasItsNumberAfterAnyCommand(String line, int number) {
        assertThat(Explanations.number(line)).hasValue(number);
        assertThat(explanations.of("AT+ANY", line).isPresent()).isEqualTo(number == 11);
    }

    @ParameterizedTest
    @CsvSource({"ERROR", "+CME ERROR: SIM PIN required", "+CME ERROR: 1234567890", "+CME ERROR: "})
    void otherErrorsHaveNone(String line) {
        assertThat(Explanations.number(line)).isEmpty();
        assertThat(explanations.of("AT+ANY", line)).isEmpty();
    }

    @Test
    void anExplanationReadsAsASentence() {
        assertThat(LOCKED).hasToString("the SIM is locked; unlock it");
    }
}
