package io.atforge.at;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the answers of a modem mean, and what a person can do about them. The same answer may mean different things after
 * different commands.
 *
 * @param rules   answers to certain commands; the first that fits counts
 * @param numbers the numbers of {@code +CME ERROR} and {@code +CMS ERROR}, where no rule fits
 */
public record Explanations(List<Rule> rules, Map<Integer, Explanation> numbers) {

    /** No answer is explained. */
    public static final Explanations NONE = new Explanations(List.of(), Map.of());

    /**
     * What an answer means.
     *
     * @param meaning what has happened, for example {@code no SIM card}
     * @param cure    what a person can do, for example {@code put a SIM card in}
     */
    public record Explanation(String meaning, String cure) {

        /** Checks that both are there. */
        public Explanation {
            Objects.requireNonNull(meaning);
            Objects.requireNonNull(cure);
        }

        @Override
        public String toString() {
            return meaning + "; " + cure;
        }
    }

    /**
     * Explains an answer to some commands.
     *
     * @param command     the command, as it is sent or as a script has it
     * @param answer      the line
     * @param explanation what it means
     */
    public record Rule(ReplyPattern command, ReplyPattern answer, Explanation explanation) {

        /** Checks that all are there. */
        public Rule {
            Objects.requireNonNull(command);
            Objects.requireNonNull(answer);
            Objects.requireNonNull(explanation);
        }
    }

    /** Copies the collections. */
    public Explanations {
        rules = List.copyOf(rules);
        numbers = Map.copyOf(numbers);
    }

    /**
     * What an answer means.
     *
     * @param command the command
     * @param line    a line of the answer
     * @return the explanation, empty if there is none
     */
    public Optional<Explanation> of(String command, String line) {
        return rules.stream()
                .filter(rule -> rule.command().matches(command) && rule.answer().matches(line))
                .map(Rule::explanation)
                .findFirst()
                .or(() -> ofNumber(ModemErrors.number(line)));
    }

    private Optional<Explanation> ofNumber(OptionalInt number) {
        return number.isPresent() ? Optional.ofNullable(numbers.get(number.getAsInt())) : Optional.empty();
    }
}
