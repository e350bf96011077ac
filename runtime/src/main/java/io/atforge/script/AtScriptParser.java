package io.atforge.script;

import io.atforge.InvalidScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Reads the text form of AT scripts. A line that starts in the first column is a command, an indented line directs the
 * command above it, a line whose first character is {@code #} is a comment.
 */
public final class AtScriptParser {

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private StepBuilder current;
    private boolean pinEntered;

    private AtScriptParser(String file) {
        this.file = file;
    }

    /**
     * Parses a script.
     *
     * @param file the file's name or path, for messages; without its folder and {@code .at} it is the script's name
     * @param text the script
     * @return the script
     * @throws InvalidScriptException with every mistake, each as {@code file:line:column: message}
     */
    public static AtScript parse(String file, String text) {
        AtScriptParser parser = new AtScriptParser(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        parser.endStep();
        if (parser.steps.isEmpty() && parser.problems.isEmpty()) {
            parser.problem(1, 1, "no command; a script has at least one, and AT does nothing");
        }
        if (!parser.problems.isEmpty()) {
            throw new InvalidScriptException(parser.problems);
        }
        return new AtScript(nameOf(file), parser.steps);
    }

    private static String nameOf(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.endsWith(".at") ? name.substring(0, name.length() - ".at".length()) : name;
    }

    private void line(int number, String line) {
        String content = line.strip();
        int column = line.indexOf(content) + 1;
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        checkText(number, line);
        if (column == 1) {
            endStep();
            command(number, content);
        } else if (current == null) {
            problem(number, column, "a directive needs a command above it; commands start in the first column");
        } else {
            directive(number, column, content);
        }
    }

    private void command(int number, String command) {
        if (!command.regionMatches(true, 0, "AT", 0, 2)) {
            problem(number, 1, "'" + command + "' is no AT command; indent it if it directs the command above");
        }
        current = new StepBuilder(number, command);
    }

    private void directive(int number, int column, String content) {
        int end = 0;
        while (end < content.length() && !Character.isWhitespace(content.charAt(end))) {
            end++;
        }
        String argument = content.substring(end).strip();
        int argumentColumn = argument.isEmpty() ? column : column + content.indexOf(argument, end);
        try {
            current.direct(content.substring(0, end), argument);
        } catch (DirectiveException e) {
            problem(number, e.atArgument() ? argumentColumn : column, e.getMessage());
        }
    }

    private void checkText(int number, String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                problem(number, i + 1, String.format("control character U+%04X; remove it", (int) line.charAt(i)));
            }
        }
        int open = line.indexOf("${");
        Matcher reference = ScriptVariable.REFERENCE.matcher(line);
        while (open >= 0) {
            if (!reference.region(open, line.length()).lookingAt()) {
                problem(number, open + 1, "${ without }");
            } else {
                checkReference(number, open + 1, reference.group(1));
            }
            open = line.indexOf("${", open + 2);
        }
    }

    private void checkReference(int line, int column, String id) {
        Optional<ScriptVariable> variable = ScriptVariable.parse(id);
        if (variable.isEmpty()) {
            problem(line, column, "unknown value ${" + id + "}" + Suggestion.of(id, ScriptVariable.ids()));
        } else if (!variable.get().isKnownIn(nameOf(file))) {
            problem(line, column, "${" + id + "} has no value in script " + nameOf(file) + "; remove it");
        }
    }

    private void endStep() {
        if (current != null) {
            if (current.hasPin() && pinEntered) {
                problem(
                        current.line(),
                        1,
                        "a second ${" + ScriptVariable.PIN.id()
                                + "}: a PIN is entered once, as a wrong one locks the card;" + " remove it");
            }
            pinEntered |= current.hasPin();
            try {
                steps.add(current.build());
            } catch (DirectiveException e) {
                problem(current.line(), 1, e.getMessage());
            }
            current = null;
        }
    }

    private void problem(int line, int column, String message) {
        problems.add(file + ":" + line + ":" + column + ": " + message);
    }
}
