package io.atforge.testkit.modem.v250;

import io.atforge.testkit.modem.v250.Command.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits the body of a command line into commands, by ITU-T V.250, 5.3: basic commands stand next to each other,
 * extended commands are separated by {@code ;}, blanks outside quotes do not count.
 */
public final class CommandLine {

    private final String body;
    private int at;

    private CommandLine(String body) {
        this.body = body;
    }

    /**
     * Parses a body.
     *
     * @param body the line without {@code AT} and without CR
     * @return its commands; what cannot be read is left to the end as one command of a name that does not exist
     */
    public static List<Command> parse(String body) {
        return new CommandLine(withoutBlanks(body)).commands();
    }

    /**
     * Takes the blanks out that do not count.
     *
     * @param text a body
     * @return the body without blanks outside quotes
     */
    public static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (quoted || c != ' ') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (at < body.length()) {
            char c = body.charAt(at);
            if (c == ';') {
                at++;
            } else if (Character.isLetter(c) || c == '&') {
                commands.add(basic());
            } else {
                commands.add(extended());
            }
        }
        return commands;
    }

    private Command basic() {
        int start = at;
        if (body.charAt(at) == '&') {
            at++;
        }
        if (at < body.length()) {
            at++;
        }
        if (body.charAt(start) == 'S' || body.charAt(start) == 's') {
            return register(start);
        }
        String name = name(start, at);
        String number = digits();
        return new Command(name, number.isEmpty() ? Form.EXECUTE : Form.SET, number);
    }

    private Command register(int start) {
        digits();
        String name = name(start, at);
        if (body.startsWith("?", at)) {
            at++;
            return new Command(name, Form.READ, "");
        }
        if (body.startsWith("=", at)) {
            at++;
            return new Command(name, Form.SET, digits());
        }
        return new Command(name, Form.EXECUTE, "");
    }

    private Command extended() {
        int end = commandEnd();
        String text = body.substring(at, end);
        at = end;
        int assignment = text.indexOf('=');
        if (assignment >= 0) {
            String parameters = text.substring(assignment + 1);
            return new Command(
                    name(text.substring(0, assignment)), parameters.equals("?") ? Form.TEST : Form.SET, parameters);
        }
        if (text.endsWith("?")) {
            return new Command(name(text.substring(0, text.length() - 1)), Form.READ, "");
        }
        return new Command(name(text), Form.EXECUTE, "");
    }

    private int commandEnd() {
        boolean quoted = false;
        int end = at;
        while (end < body.length() && (quoted || body.charAt(end) != ';')) {
            if (body.charAt(end) == '"') {
                quoted = !quoted;
            }
            end++;
        }
        return end;
    }

    private String digits() {
        int start = at;
        while (at < body.length() && body.charAt(at) >= '0' && body.charAt(at) <= '9') {
            at++;
        }
        return body.substring(start, at);
    }

    private String name(int start, int end) {
        return name(body.substring(start, end));
    }

    private static String name(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
