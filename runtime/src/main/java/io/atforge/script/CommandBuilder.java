package io.atforge.script;

import io.atforge.InvalidArgumentException;
import io.atforge.at.AtCommand;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.TextEscape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Makes a command of a step by filling in the values of the run. No value can end its string or its line. */
final class CommandBuilder {

    /** What a message does not show: what applications say to each other, and what holds the time of day. */
    private static final Set<ScriptVariable> OMITTED = EnumSet.of(ScriptVariable.PAYLOAD, ScriptVariable.CLIENT_ID);

    private final Map<ScriptVariable, byte[]> values;
    private final AtTables tables;
    private final TextEscape textEscape;
    private final List<String> secrets = new ArrayList<>();

    CommandBuilder(Map<ScriptVariable, byte[]> values, AtTables tables, TextEscape textEscape) {
        this.values = values;
        this.tables = tables;
        this.textEscape = textEscape;
    }

    AtCommand build(Step step) {
        Duration accept = step.until().isEmpty() ? step.within().orElse(tables.answerWithin()) : tables.answerWithin();
        return new AtCommand(
                line(step, this::text),
                step.data().map(data -> new AtCommand.Data(data.prompt(), bytes(data.data()))),
                new AtCommand.Rules(
                        Optional.empty(),
                        step.finals(),
                        step.until(),
                        Stream.concat(step.fail().stream(), step.abort().stream())
                                .toList(),
                        accept,
                        step.within().orElse(tables.answerWithin())),
                secrets,
                step.hidden(),
                line(step, variable -> OMITTED.contains(variable) ? "…" : text(variable)));
    }

    private static String line(Step step, Function<ScriptVariable, String> text) {
        StringBuilder line = new StringBuilder();
        Matcher reference = ScriptVariable.REFERENCE.matcher(step.command());
        while (reference.find()) {
            reference.appendReplacement(line, Matcher.quoteReplacement(text.apply(variable(reference))));
        }
        return reference.appendTail(line).toString();
    }

    private String text(ScriptVariable variable) {
        byte[] value = value(variable);
        if (variable == ScriptVariable.PAYLOAD) {
            return textEscape
                    .escape(value)
                    .map(text -> new String(text, StandardCharsets.US_ASCII))
                    .orElseThrow(() -> new InvalidArgumentException(
                            "the payload has bytes that cannot stand in a command; send it as data after a prompt"));
        }
        String text = new String(value, StandardCharsets.UTF_8);
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
            throw new InvalidArgumentException("the value of ${" + variable.id()
                    + "} holds a character that cannot stand in an AT command: only printable ASCII without \" and \\"
                    + (variable.isSecret() ? "" : ", but it is '" + text + "'"));
        }
        if (variable.isSecret() && !text.isEmpty() && !secrets.contains(text)) {
            secrets.add(text);
        }
        return text;
    }

    private byte[] bytes(String template) {
        Matcher reference = ScriptVariable.REFERENCE.matcher(template);
        if (reference.matches()) {
            return value(variable(reference));
        }
        throw new InvalidArgumentException("data is one value, for example ${payload}, not '" + template + "'");
    }

    private static ScriptVariable variable(Matcher reference) {
        return ScriptVariable.parse(reference.group(1))
                .orElseThrow(() -> new InvalidArgumentException("unknown value " + reference.group()));
    }

    private byte[] value(ScriptVariable variable) {
        return Optional.ofNullable(values.get(variable))
                .orElseThrow(
                        () -> new InvalidArgumentException("this script has no value for ${" + variable.id() + "}"));
    }
}
