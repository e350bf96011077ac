package io.atforge.at.tables;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBERED = Pattern.compile("\\+CM[ES] ERROR: ?(\\d{1,9})");

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
                .or(() -> ofNumber(number(line)));
    }

    /**
     * The number of a numbered error, as 3GPP 27.007 and 27.005 have them.
     *
     * @param line the line
     * @return the number of {@code +CME ERROR: <n>} or {@code +CMS ERROR: <n>}; empty if the line is none of them
     */
    public static OptionalInt number(String line) {
        Matcher numbered = NUMBERED.matcher(line);
        return numbered.matches() ? OptionalInt.of(Integer.parseInt(numbered.group(1))) : OptionalInt.empty();
    }

    private Optional<Explanation> ofNumber(OptionalInt number) {
        return number.isPresent() ? Optional.ofNullable(numbers.get(number.getAsInt())) : Optional.empty();
    }
}
