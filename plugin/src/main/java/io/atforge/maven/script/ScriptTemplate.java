package io.atforge.maven.script;

import io.atforge.InvalidScriptException;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script as it was written.
 *
 * @param file how messages call the file
 * @param text the script
 */
record ScriptTemplate(String file, String text) {

    private static final Pattern PLACED = Pattern.compile("(\\d+):(\\d+): (.*)", Pattern.DOTALL);

    /** A stretch of a line that was filled in: columns from 1, ends exclusive. */
    private record Filling(int start, int end, int filledStart, int filledEnd) {}

    /** Whether something in it is known at build time, or cannot be known at all: it is to be filled in. */
    boolean hasBuildValues(Set<String> names) {
        return text.contains("${")
                && ScriptVariable.REFERENCE
                        .matcher(text)
                        .results()
                        .map(reference -> reference.group(1))
                        .anyMatch(name -> names.contains(name)
                                || ScriptVariable.parse(name).isEmpty());
    }

    /** Fills in what is known and parses the outcome; places of problems are those of the file as it was written. */
    String fill(BuildValues values, Problems problems) {
        List<List<Filling>> fillings = new ArrayList<>();
        StringBuilder filled = new StringBuilder();
        for (String line : text.lines().toList()) {
            fillings.add(fill(line, fillings.size() + 1, values, filled, problems));
            filled.append('\n');
        }
        try {
            AtScriptParser.parse(file, filled.toString());
        } catch (InvalidScriptException e) {
            for (String problem : e.problems()) {
                Matcher placed = PLACED.matcher(problem.substring(file.length() + 1));
                if (!placed.matches()) {
                    throw new IllegalStateException("the parser gave a problem without a place: " + problem, e);
                }
                int line = Integer.parseInt(placed.group(1));
                int column = columnAsWritten(fillings.get(line - 1), Integer.parseInt(placed.group(2)));
                problems.add(new SourceLocation(file, line, column), placed.group(3));
            }
        }
        return filled.toString();
    }

    private List<Filling> fill(String line, int number, BuildValues values, StringBuilder filled, Problems problems) {
        List<Filling> fillings = new ArrayList<>();
        if (line.strip().startsWith("#")) {
            filled.append(line);
            return fillings;
        }
        int lineStart = filled.length();
        int copied = 0;
        Matcher reference = ScriptVariable.REFERENCE.matcher(line);
        while (reference.find()) {
            String name = reference.group(1);
            if (ScriptVariable.parse(name).isPresent() && values.of(name).isEmpty()) {
                continue;
            }
            if (values.of(name).isEmpty()) {
                problems.add(
                        new SourceLocation(file, number, reference.start() + 1),
                        "unknown value " + reference.group() + Suggestion.of(name, names(values)));
            }
            filled.append(line, copied, reference.start());
            int start = filled.length();
            filled.append(values.of(name).orElse(""));
            copied = reference.end();
            fillings.add(new Filling(
                    reference.start() + 1,
                    reference.end() + 1,
                    start - lineStart + 1,
                    filled.length() - lineStart + 1));
        }
        filled.append(line, copied, line.length());
        return fillings;
    }

    private static int columnAsWritten(List<Filling> fillings, int column) {
        int shift = 0;
        for (Filling filling : fillings) {
            if (column < filling.filledEnd()) {
                return Math.min(column + shift, filling.start());
            }
            shift = filling.end() - filling.filledEnd();
        }
        return column + shift;
    }

    private static List<String> names(BuildValues values) {
        return Stream.concat(
                        values.values().keySet().stream(),
                        Stream.of(ScriptVariable.values()).map(ScriptVariable::id))
                .distinct()
                .sorted()
                .toList();
    }
}
