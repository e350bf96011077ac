package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.dialect.Dialect.FailureRule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the failures of commands mean: pairs of a command and the line it fails with. */
final class FailureRules {

    /** A command that is a regular expression may hold blanks; one that is a text has none. */
    static final Pattern PAIR = Pattern.compile("(/.*?/|\\S+)\\s+(\\S.*)");

    private FailureRules() {}

    /** {@code failure.not-connected} for {@link Failure#NOT_CONNECTED}. */
    static String key(Failure failure) {
        return "failure." + failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rules that give failures a meaning, one for each pair. */
    static List<FailureRule> of(Failure meaning, List<String> pairs) {
        return pairs.stream().map(pair -> rule(meaning, pair)).toList();
    }

    private static FailureRule rule(Failure meaning, String pair) {
        Matcher columns = PAIR.matcher(pair);
        if (!columns.matches()) {
            throw new InvalidArgumentException(key(meaning) + ": '" + pair
                    + "' is not a command and the line it fails with; write for example /AT\\+DIAL=.*/ BUSY");
        }
        return new FailureRule(meaning, ReplyPattern.known(columns.group(1)), ReplyPattern.known(columns.group(2)));
    }
}
