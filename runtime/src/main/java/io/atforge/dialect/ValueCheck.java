package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.MessageForms;
import io.atforge.script.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the value of a key must look like. A value that is not there, or ends with a blank, is told before. */
@FunctionalInterface
interface ValueCheck {

    /** A field of a message's header. */
    Pattern FIELD = Pattern.compile("<([A-Za-z]+)>");

    /** Tells what is wrong with a value. */
    void check(LocatedText value);

    /** Anything. */
    static ValueCheck text() {
        return value -> {};
    }

    /** An AT command. */
    static ValueCheck command() {
        return value -> {
            if (!value.text().regionMatches(true, 0, "AT", 0, 2)) {
                value.mistake("'" + value.text() + "' is no AT command");
            }
        };
    }

    /** Some AT commands. */
    static ValueCheck commands() {
        return each(item -> {
            command().check(item);
            int next = item.text().indexOf(",AT");
            if (next >= 0) {
                item.mistake(next + 1, "write a blank between the comma and the next item");
            }
        });
    }

    /** A whole number within limits. */
    static ValueCheck number(int least, int most) {
        return value -> {
            if (!value.text().matches("0|[1-9]\\d{0,8}")
                    || Integer.parseInt(value.text()) < least
                    || Integer.parseInt(value.text()) > most) {
                value.mistake("must be a number from " + least + " to " + most + ", not '" + value.text() + "'");
            }
        };
    }

    /** Some lines: literal texts, or regular expressions between slashes. */
    static ValueCheck patterns() {
        return each(ValueCheck::pattern);
    }

    /** A literal text, or a regular expression between slashes. */
    static void pattern(LocatedText item) {
        String text = item.text();
        if (!text.startsWith("/")) {
            return;
        }
        if (text.length() < 2 || !text.endsWith("/")) {
            item.mistake("the regular expression has no / at its end; in a list, write ,\\\\s for a comma and a blank"
                    + " within one");
        } else {
            expression(item.part(1, text.length() - 1), 0);
        }
    }

    /** A regular expression, without slashes, of which the first groups mean something. */
    static ValueCheck regex(int groups) {
        return value -> expression(value, groups);
    }

    private static void expression(LocatedText expression, int groups) {
        try {
            int there = Pattern.compile(expression.text()).matcher("").groupCount();
            if (there < groups) {
                expression.mistake("has " + there + " groups; it needs " + groups + " in parentheses");
            }
        } catch (PatternSyntaxException e) {
            int at = Math.min(Math.max(e.getIndex(), 0), expression.text().length());
            expression.mistake(at, "malformed regular expression " + expression.text() + ": " + e.getDescription());
        }
    }

    /** One printable character. */
    static ValueCheck character() {
        return value -> {
            if (!value.text().matches("[!-~]")) {
                value.mistake("must be one printable ASCII character, not '" + value.text() + "'");
            }
        };
    }

    /** Bytes as two hex digits each, with a blank between them. */
    static ValueCheck bytes() {
        return value -> {
            Set<String> seen = new HashSet<>();
            for (LocatedText item : value.split(Pattern.compile(" "))) {
                if (!item.text().matches("[0-9A-Fa-f]{2}")) {
                    item.mistake("'" + item.text() + "' is no byte; write two hex digits a byte, as 22 0D 0A");
                } else if (!seen.add(item.text())) {
                    item.mistake(item.text() + " is there twice");
                }
            }
        };
    }

    /** Some commands with the line each fails with: a regular expression between slashes, a blank, and a line. */
    static ValueCheck failures() {
        return each(item -> {
            Matcher pair = FailureRules.PAIR.matcher(item.text());
            if (!item.text().startsWith("/") || !pair.matches()) {
                item.mistake("write the command between slashes, a blank, and the line it fails with, as"
                        + " /AT\\\\+X=.*/ ERROR");
            } else {
                pattern(item.part(pair.start(1), pair.end(1)));
                pattern(item.part(pair.start(2), pair.end(2)));
            }
        });
    }

    /**
     * Some forms of a line that announces a message, each with all of these fields, beside others that are known.
     *
     * @param reader what reads a form at run time, and knows what else is wrong with it
     */
    static ValueCheck forms(List<String> known, List<String> needed, Consumer<String> reader) {
        return each(MessageForms.SEPARATOR, form(known, needed, reader));
    }

    /** One such form, and no list of them. */
    static ValueCheck oneForm(List<String> known, List<String> needed, Consumer<String> reader) {
        ValueCheck form = form(known, needed, reader);
        return value -> {
            Matcher next = MessageForms.SEPARATOR.matcher(value.text());
            if (next.find()) {
                value.mistake(next.end(), "this is one form, and no list of them; remove the second");
            } else {
                form.check(value);
            }
        };
    }

    private static ValueCheck form(List<String> known, List<String> needed, Consumer<String> reader) {
        return form -> {
            List<String> wrong = new ArrayList<>();
            List<String> fields = new ArrayList<>();
            Matcher field = FIELD.matcher(form.text());
            while (field.find()) {
                String name = field.group(1);
                if (!known.contains(name)) {
                    wrong.add(name);
                    form.mistake(field.start(), "unknown field <" + name + ">" + Suggestion.of(name, known));
                } else if (fields.contains(name) && !name.equals("skip")) {
                    wrong.add(name);
                    form.mistake(field.start(), "<" + name + "> is there twice");
                }
                if (fields.isEmpty() && field.start() == 0) {
                    wrong.add(name);
                    form.mistake("must start with the name of the line, as +MSUB:");
                }
                fields.add(name);
            }
            for (String name : needed) {
                if (!fields.contains(name)) {
                    wrong.add(name);
                    form.mistake("has no <" + name + ">");
                }
            }
            if (wrong.isEmpty()) {
                read(form, reader);
            }
        };
    }

    private static void read(LocatedText form, Consumer<String> reader) {
        try {
            reader.accept(form.text());
        } catch (InvalidArgumentException e) {
            form.mistake(e.getMessage());
        }
    }

    /** A list: the check of each of its items. */
    static ValueCheck each(ValueCheck item) {
        return each(DialectFolder.COMMA, item);
    }

    private static ValueCheck each(Pattern separator, ValueCheck item) {
        return value -> {
            if (value.text().endsWith(",")) {
                value.mistake(value.text().length() - 1, "the list ends with a comma; remove it");
                return;
            }
            for (LocatedText each : value.split(separator)) {
                if (each.text().isEmpty()) {
                    each.mistake("there is nothing between two commas; remove one");
                } else {
                    item.check(each);
                }
            }
        };
    }
}
