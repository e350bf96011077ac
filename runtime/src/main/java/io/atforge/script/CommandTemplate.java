package io.atforge.script;

import io.atforge.InvalidArgumentException;
import io.atforge.at.AtCommand;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.TextEscape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A step, taken apart once, so that each run of it only has to fill in its values. No value can end its string or its
 * line.
 */
final class CommandTemplate {

    /** What a message does not show: what applications say to each other, and what is another in each run. */
    private static final Set<ScriptVariable> OMITTED =
            EnumSet.of(ScriptVariable.PAYLOAD, ScriptVariable.CLIENT_ID, ScriptVariable.MESSAGE_ID);

    /** A text, and the variable that follows it; the last has none. Remembers what it was last filled with. */
    private final class Part {

        private final String text;
        private final Optional<ScriptVariable> variable;
        private byte[] lastValue = {};
        private String lastFilled = "";

        Part(String text, Optional<ScriptVariable> variable) {
            this.text = text;
            this.variable = variable;
        }

        /** What stands for the variable. A secret is not remembered, nor a value that cannot stand in a command. */
        String filled(ScriptVariable named, byte[] value) {
            if (named.isSecret()) {
                return textOf(named, value);
            }
            if (value != lastValue) {
                lastFilled = textOf(named, value);
                lastValue = value;
                isNewOutline |= !OMITTED.contains(named);
            }
            return lastFilled;
        }
    }

    private final Step step;
    private final AtTables tables;
    private final TextEscape textEscape;
    private final List<Part> parts = new ArrayList<>();
    private final boolean isNumbered;
    private final boolean hasNumberedPatterns;
    private final boolean hidden;
    private final AtCommand.Rules rules;
    private final Optional<ScriptVariable> data;
    private int shortest;

    /** The same for all messages of a topic; never one with a secret. */
    private String lastOutline = "";

    private boolean isNewOutline = true;

    /**
     * Takes a step apart.
     *
     * @throws InvalidArgumentException if it names what no script knows
     */
    CommandTemplate(Step step, AtTables tables, TextEscape textEscape) {
        this.step = step;
        this.tables = tables;
        this.textEscape = textEscape;
        Matcher reference = ScriptVariable.REFERENCE.matcher(step.command());
        int end = 0;
        while (reference.find()) {
            add(step.command().substring(end, reference.start()), Optional.of(variable(reference)));
            end = reference.end();
        }
        add(step.command().substring(end), Optional.empty());
        data = step.data().map(prompted -> dataOf(prompted.data()));
        isNumbered = parts.stream().anyMatch(part -> part.variable.equals(Optional.of(ScriptVariable.MESSAGE_ID)));
        hasNumberedPatterns = step.hasPatternsWithMessageId();
        // a PIN is too short to be looked for in what is said later: what is said meanwhile is not shown at all
        hidden =
                step.hidden() || parts.stream().anyMatch(part -> part.variable.equals(Optional.of(ScriptVariable.PIN)));
        rules = rules(step);
    }

    private AtCommand.Rules rules(Step filled) {
        return new AtCommand.Rules(
                Optional.empty(),
                filled.finals(),
                filled.until(),
                // where something is expected, what else is said counts only if that does not come
                filled.expect().isEmpty()
                        ? Stream.concat(filled.fail().stream(), filled.abort().stream())
                                .toList()
                        : filled.fail(),
                filled.until().isEmpty() ? filled.within().orElse(tables.answerWithin()) : tables.answerWithin(),
                filled.within().orElse(tables.answerWithin()),
                step.isIdentified());
    }

    /** Whether each run needs a message id. */
    boolean isNumbered() {
        return isNumbered;
    }

    /** The step as it is in a run with that message id. */
    Step step(String messageId) {
        return hasNumberedPatterns ? step.identifiedBy(messageId) : step;
    }

    private void add(String text, Optional<ScriptVariable> variable) {
        parts.add(new Part(text, variable));
        shortest += text.length();
    }

    private static ScriptVariable variable(Matcher reference) {
        return ScriptVariable.parse(reference.group(1))
                .orElseThrow(() -> new InvalidArgumentException("unknown value " + reference.group()));
    }

    private static ScriptVariable dataOf(String template) {
        Matcher reference = ScriptVariable.REFERENCE.matcher(template);
        if (reference.matches()) {
            return variable(reference);
        }
        throw new InvalidArgumentException("data is one value, for example ${payload}, not '" + template + "'");
    }

    /**
     * Makes the command of a run.
     *
     * @throws InvalidArgumentException if a value is missing, or cannot stand in a command
     */
    AtCommand command(Map<ScriptVariable, byte[]> values) {
        return command(values, step, "");
    }

    /**
     * Makes the command of a run that has a message id.
     *
     * @param numbered  the step, as {@link #step} has it for that id
     * @param messageId the id in digits; empty for a command without one
     * @throws InvalidArgumentException if a value is missing, or cannot stand in a command
     */
    AtCommand command(Map<ScriptVariable, byte[]> values, Step numbered, String messageId) {
        StringBuilder line = new StringBuilder(shortest + 64);
        List<String> filled = new ArrayList<>(parts.size());
        List<String> secrets = new ArrayList<>();
        for (Part part : parts) {
            line.append(part.text);
            if (part.variable.equals(Optional.of(ScriptVariable.ACCESS_POINT))) {
                String parameters = accessPoint(values, secrets);
                line.append(parameters);
                filled.add(parameters);
                isNewOutline = true;
            } else if (part.variable.isPresent()) {
                ScriptVariable variable = part.variable.get();
                String text = variable == ScriptVariable.MESSAGE_ID
                        ? messageId
                        : part.filled(variable, value(variable, values));
                line.append(text);
                filled.add(OMITTED.contains(variable) ? "…" : text);
                if (variable.isSecret() && !text.isEmpty() && !secrets.contains(text)) {
                    secrets.add(text);
                }
            }
        }
        data.filter(ScriptVariable::isSecret)
                .map(variable -> new String(value(variable, values), StandardCharsets.UTF_8))
                .filter(text -> !text.isEmpty() && !secrets.contains(text))
                .ifPresent(secrets::add);
        return new AtCommand(
                line.toString(),
                data.map(variable -> new AtCommand.Data(step.data().get().prompt(), value(variable, values))),
                hasNumberedPatterns ? rules(numbered) : rules,
                secrets,
                hidden,
                secrets.isEmpty() ? rememberedOutline(filled) : outline(filled));
    }

    private String rememberedOutline(List<String> filled) {
        if (isNewOutline) {
            lastOutline = outline(filled);
            isNewOutline = false;
        }
        return lastOutline;
    }

    private String outline(List<String> filled) {
        StringBuilder outline = new StringBuilder(shortest + 64);
        int next = 0;
        for (Part part : parts) {
            outline.append(part.text);
            if (part.variable.isPresent()) {
                outline.append(filled.get(next++));
            }
        }
        return outline.toString();
    }

    private String accessPoint(Map<ScriptVariable, byte[]> values, List<String> secrets) {
        ScriptVariable secret = ScriptVariable.ACCESS_POINT_PASSWORD;
        String password = textOf(secret, value(secret, values));
        if (!password.isEmpty() && !secrets.contains(password)) {
            secrets.add(password);
        }
        return AccessPointParameters.of(
                textOf(ScriptVariable.APN, value(ScriptVariable.APN, values)),
                textOf(ScriptVariable.APN_USER, value(ScriptVariable.APN_USER, values)),
                password);
    }

    private String textOf(ScriptVariable variable, byte[] value) {
        if (variable == ScriptVariable.PAYLOAD) {
            return textEscape
                    .escape(value)
                    .map(text -> new String(text, StandardCharsets.ISO_8859_1))
                    .orElseThrow(() -> new InvalidArgumentException(
                            "the payload has bytes that cannot stand in a command; send it as data after a prompt"));
        }
        String text = new String(value, StandardCharsets.UTF_8);
        boolean isLogin = variable == ScriptVariable.APN || variable == ScriptVariable.APN_USER;
        // a user may be one of a Windows domain, with a backslash; only messages have escapes
        if (!isPlain(isLogin ? text.replace('\\', '/') : text)) {
            throw new InvalidArgumentException("the value of ${" + variable.id()
                    + "} holds a character that cannot stand in an AT command: only printable ASCII without \" and \\"
                    + (variable.isSecret() ? "" : ", but it is '" + text + "'"));
        }
        return text;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static byte[] value(ScriptVariable variable, Map<ScriptVariable, byte[]> values) {
        byte[] value = values.get(variable);
        if (value == null) {
            throw new InvalidArgumentException("this script has no value for ${" + variable.id() + "}");
        }
        return value;
    }
}
