package io.atforge.fuzz;

import io.atforge.InvalidScriptException;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any text: a script, or mistakes that are in it, each with its place. */
public final class ScriptTarget {

    private static final Pattern PROBLEM = Pattern.compile("fuzz\\.at:(\\d+):(\\d+): (.+)", Pattern.DOTALL);

    private ScriptTarget() {}

    /** The way in for Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        try {
            AtScript script = AtScriptParser.parse("fuzz.at", text);
            check(script.name().equals("fuzz"), "name " + script.name());
            script.steps().forEach(step -> checkStep(step, lines));
        } catch (InvalidScriptException e) {
            check(!e.problems().isEmpty(), "no problem");
            e.problems().forEach(problem -> checkProblem(problem, lines));
        }
    }

    private static void checkStep(Step step, List<String> lines) {
        check(step.line() >= 1 && step.line() <= lines.size(), "line " + step.line() + " of " + lines.size());
        String line = lines.get(step.line() - 1);
        check(line.startsWith(step.command()), "command " + step.command() + " of line " + line);
        check(step.command().regionMatches(true, 0, "AT", 0, 2), "command " + step.command());
        // The channel ends a command with CR; a script cannot end it earlier.
        check(
                step.command().chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0x1A || c == 0x1B),
                "control character in " + step.command());
    }

    private static void checkProblem(String problem, List<String> lines) {
        Matcher matcher = PROBLEM.matcher(problem);
        check(matcher.matches(), "no place in " + problem);
        int line = Integer.parseInt(matcher.group(1));
        int column = Integer.parseInt(matcher.group(2));
        // What is missing from a text without a line is missing at its start.
        String place = lines.isEmpty() ? "" : lines.get(Math.min(line, lines.size()) - 1);
        check(line >= 1 && line <= Math.max(1, lines.size()), "line of " + problem);
        check(column >= 1 && column <= Math.max(1, place.length()), "column of " + problem);
        check(problem.lines().count() == 1, "several lines in " + problem);
    }

    private static void check(boolean sound, String what) {
        if (!sound) {
            throw new AssertionError(what);
        }
    }
}
