package io.atforge.script;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.script.Step.PromptedData;
import io.atforge.script.Step.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects a command and its directives. */
final class StepBuilder {

    /** {@code final} alone: the first line of the reply ends it, whatever it says. */
    private static final ReplyPattern ANY_LINE = ReplyPattern.parse("/.+/");

    private static final Pattern RETRY = Pattern.compile("(\\d{1,6})\\s+every\\s+(\\S+)");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");

    private final int line;
    private final String command;
    private final Map<Directive, String> arguments = new EnumMap<>(Directive.class);

    StepBuilder(int line, String command) {
        this.line = line;
        this.command = command;
    }

    int line() {
        return line;
    }

    /** Whether it enters the SIM card's PIN, in the command or in what follows its prompt. */
    boolean hasPin() {
        String pin = "${" + ScriptVariable.PIN.id() + "}";
        return command.contains(pin) || argument(Directive.DATA).contains(pin);
    }

    void direct(String keyword, String argument) throws DirectiveException {
        Directive directive = Directive.parse(keyword)
                .orElseThrow(() -> DirectiveException.atKeyword(
                        "unknown directive '" + keyword + "'" + Suggestion.of(keyword, Directive.keywords())));
        directive.check(argument);
        switch (directive) {
            case EXPECT, FINAL, UNTIL, FAIL, ABORT -> {
                checkValues(argument);
                patterns(argument);
            }
            case WITHIN -> duration(argument);
            case RETRY -> retry(argument);
            default -> {}
        }
        if (arguments.putIfAbsent(directive, argument) != null) {
            throw DirectiveException.atKeyword("a second " + keyword + " for the same command; write one line");
        }
    }

    /** A pattern is the same in every run; only the id of a command that has one is filled into it. */
    private void checkValues(String patterns) throws DirectiveException {
        Matcher reference = ScriptVariable.REFERENCE.matcher(patterns);
        while (reference.find()) {
            Optional<ScriptVariable> named = ScriptVariable.parse(reference.group(1));
            if (named.isPresent() && named.get() != ScriptVariable.MESSAGE_ID) {
                throw DirectiveException.atArgument(
                        "no pattern can hold " + reference.group() + "; only ${messageId} is filled in there");
            }
            if (named.isPresent() && !command.contains(reference.group())) {
                throw DirectiveException.atArgument(
                        reference.group() + " is no part of the command above; put it in there, or remove it here");
            }
        }
    }

    Step build() throws DirectiveException {
        boolean prompted = arguments.containsKey(Directive.PROMPT);
        if (prompted != arguments.containsKey(Directive.DATA)) {
            throw DirectiveException.atKeyword("prompt and data go together; add the other one");
        }
        if (hasPin()) {
            for (Directive again : List.of(Directive.RETRY, Directive.OPTIONAL)) {
                if (arguments.containsKey(again)) {
                    throw DirectiveException.atKeyword(
                            "a PIN is entered once, as a wrong one locks the card; remove " + again.keyword());
                }
            }
        }
        List<ReplyPattern> finals = arguments.containsKey(Directive.FINAL)
                        && arguments.get(Directive.FINAL).isEmpty()
                ? List.of(ANY_LINE)
                : patterns(argument(Directive.FINAL));
        String within = argument(Directive.WITHIN);
        String retry = argument(Directive.RETRY);
        return new Step(
                line,
                command,
                patterns(argument(Directive.EXPECT)),
                finals,
                patterns(argument(Directive.UNTIL)),
                patterns(argument(Directive.FAIL)),
                patterns(argument(Directive.ABORT)),
                within.isEmpty() ? Optional.empty() : Optional.of(duration(within)),
                retry.isEmpty() ? Retry.NONE : retry(retry),
                arguments.containsKey(Directive.OPTIONAL),
                prompted
                        ? Optional.of(new PromptedData(argument(Directive.PROMPT), argument(Directive.DATA)))
                        : Optional.empty(),
                arguments.containsKey(Directive.HIDDEN));
    }

    private String argument(Directive directive) {
        return arguments.getOrDefault(directive, "");
    }

    /** Splits at commas that are followed by a blank, so that {@code +CGREG: 2,1} is one pattern. */
    private static List<ReplyPattern> patterns(String argument) throws DirectiveException {
        List<ReplyPattern> patterns = new ArrayList<>();
        int start = 0;
        while (start < argument.length()) {
            int from = argument.charAt(start) == '/' ? Math.max(argument.indexOf('/', start + 1), start) : start;
            int comma = argument.indexOf(", ", from);
            String item = comma < 0 ? argument.substring(start) : argument.substring(start, comma);
            try {
                patterns.add(Step.pattern(item.strip()));
            } catch (InvalidArgumentException e) {
                throw DirectiveException.atArgument(e.getMessage());
            }
            start = comma < 0 ? argument.length() : comma + 2;
            while (start < argument.length() && argument.charAt(start) == ' ') {
                start++;
            }
        }
        return patterns;
    }

    private static Duration duration(String text) throws DirectiveException {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw DirectiveException.atArgument("'" + text + "' is no duration; write for example 500ms, 60s or 2m");
        }
        long amount = Long.parseLong(matcher.group(1));
        if (amount == 0) {
            throw DirectiveException.atArgument("'" + text + "' is no time at all; write for example 500ms, 60s or 2m");
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static Retry retry(String text) throws DirectiveException {
        Matcher matcher = RETRY.matcher(text);
        if (!matcher.matches()) {
            throw DirectiveException.atArgument("'" + text + "' is no repetition; write for example 60 every 1s");
        }
        return new Retry(Integer.parseInt(matcher.group(1)), duration(matcher.group(2)));
    }
}
