package io.atforge.maven.yaml;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Why a text is no YAML, in the words of the one who wrote it. The parser tells where it could not go on and what it
 * would have taken; the mistake is in the columns, colons and quotes of that line or of the one above.
 */
final class YamlMistake {

    private static final Pattern CANNOT_START = Pattern.compile("found character '(.)' that cannot start any token.*");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.)\\(.*");
    private static final Pattern NOT_CLOSED = Pattern.compile("expected ',' or '([]}])', but got .*");

    private final SourceFile file;
    private final MarkedYamlEngineException error;
    private final List<YamlLine> lines;
    private final int line;
    private final int column;

    private YamlMistake(SourceFile file, String text, MarkedYamlEngineException error) {
        this.file = file;
        this.error = error;
        lines = YamlLine.of(text);
        Optional<Mark> mark = error.getProblemMark().or(error::getContextMark);
        line = mark.map(Mark::getLine).orElse(0) + 1;
        column = mark.map(Mark::getColumn).orElse(0) + 1;
    }

    /** Tells it. */
    static Problem of(SourceFile file, String text, MarkedYamlEngineException error) {
        YamlMistake mistake = new YamlMistake(file, text, error);
        return mistake.indentation()
                .or(mistake::quote)
                .or(mistake::character)
                .or(mistake::bracket)
                .or(mistake::colon)
                .or(mistake::column)
                .orElseGet(mistake::other);
    }

    private Optional<Problem> indentation() {
        Optional<YamlLine> broken = line(line);
        if (error.getProblem().contains("TAB") && broken.isPresent()) {
            int tab = broken.get().indent().indexOf('\t');
            return Optional.of(problem(
                    line,
                    tab >= 0 ? tab + 1 : column,
                    "a tab cannot indent; write blanks in its place" + neighbour(broken.get())));
        }
        return broken.flatMap(each -> each.indent()
                .chars()
                .filter(character -> character > 0x7F)
                .mapToObj(character -> problem(
                        line,
                        each.indent().indexOf(character) + 1,
                        String.format(
                                "the blank here is U+%04X, which does not indent; write one of the space bar",
                                character)))
                .findFirst());
    }

    private String neighbour(YamlLine own) {
        return above(line)
                .map(each -> each.key().isPresent() && each.value().isEmpty()
                        ? ", so that the line starts deeper than '" + each.key().get() + "' of line " + each.number()
                                + " at column " + each.column()
                        : ", so that the line starts at the column of its neighbours, as line " + each.number()
                                + " does at column " + (own.dashes().isEmpty() ? each.column() : each.start()))
                .orElse("");
    }

    private Optional<Problem> quote() {
        if (error.getProblem().startsWith("found unexpected end of stream")) {
            return error.getContextMark()
                    .map(mark -> problem(
                            mark.getLine() + 1, mark.getColumn() + 1, "the quote that opens here is not closed"));
        }
        if (error.getProblem().endsWith("'<scalar>'") || error.getProblem().startsWith("mapping values")) {
            Optional<YamlLine> opened = lines.stream()
                    .filter(each -> each.number() < line && each.opensQuote())
                    .reduce((a, b) -> b);
            if (opened.isPresent()) {
                return opened.map(each -> problem(
                        each.number(), each.valueColumn(), "the quote that opens here is not closed on its line"));
            }
        }
        return error.getProblem().endsWith("'<scalar>'")
                ? Optional.of(problem(
                        line,
                        column,
                        "this stands behind the closing quote; put the whole text into"
                                + " quotes, and write a quote within '…' twice"))
                : Optional.empty();
    }

    private Optional<Problem> character() {
        Matcher start = CANNOT_START.matcher(error.getProblem());
        if (start.matches()) {
            return Optional.of(noStart(start.group(1)));
        }
        if (error.getProblem().startsWith("expected chomping")) {
            return Optional.of(problem(
                    line,
                    column,
                    "a text that starts with | or > begins on the next line; put this" + " one into quotes"));
        }
        Matcher escape = ESCAPE.matcher(error.getProblem());
        return escape.matches()
                ? Optional.of(problem(
                        line,
                        column,
                        "\\" + escape.group(1) + " is no escape; within \"…\" write"
                                + " \\\\ for \\, or take single quotes"))
                : Optional.empty();
    }

    private Problem noStart(String character) {
        return problem(line, column, "a text cannot start with " + character + "; put it into quotes");
    }

    private Optional<Problem> bracket() {
        Matcher open = NOT_CLOSED.matcher(error.getProblem());
        if (open.matches() && error.getContextMark().isPresent()) {
            Mark mark = error.getContextMark().get();
            String bracket = open.group(1).equals("]") ? "[" : "{";
            return Optional.of(problem(
                    mark.getLine() + 1,
                    mark.getColumn() + 1,
                    "the " + bracket + " that opens here"
                            + " is not closed, or a comma is missing before line " + line + ", column " + column
                            + "; a text that starts with " + bracket + " needs quotes"));
        }
        return error.getProblem().startsWith("expected the node content, but found '}'")
                        || error.getProblem().startsWith("expected the node content, but found ']'")
                ? Optional.of(noStart(error.getProblem()
                        .substring(
                                error.getProblem().length() - 2,
                                error.getProblem().length() - 1)))
                : Optional.empty();
    }

    /** A line without a key runs on into the next, where the parser stumbles. */
    private Optional<Problem> colon() {
        if (error.getProblem().startsWith("could not find expected ':'")) {
            return error.getContextMark()
                    .flatMap(mark -> line(mark.getLine() + 1))
                    .flatMap(this::missing);
        }
        if (!error.getProblem().startsWith("mapping values")) {
            return Optional.empty();
        }
        Optional<YamlLine> own = line(line);
        Optional<String> key = own.flatMap(YamlLine::key);
        if (key.isPresent() && column > own.get().column() + own.get().content().indexOf(':')) {
            return Optional.of(problem(
                    line,
                    column,
                    "the value of '" + key.get() + "' holds a colon with a blank"
                            + " behind it; put the value into quotes"));
        }
        Optional<YamlLine> above = above(line);
        if (above.isPresent() && above.get().key().isEmpty()) {
            return missing(above.get());
        }
        return above.filter(each -> own.isPresent() && own.get().start() > each.column())
                .map(each -> problem(
                        line,
                        own.get().start(),
                        own.get().name() + " starts at column "
                                + own.get().start() + ", deeper than '"
                                + each.key().orElseThrow() + "' of line "
                                + each.number() + " at column " + each.column()
                                + ", which has a value; start both at one"
                                + " column, or leave that value out"));
    }

    private Optional<Problem> missing(YamlLine at) {
        return Optional.of(MissingColon.in(at.content())
                .map(each -> problem(at.number(), at.column() + each.offset(), each.message()))
                .orElseGet(() -> problem(
                        at.number(), at.column(), "there is no key here; write a key, : and a blank before it")));
    }

    private Optional<Problem> column() {
        Optional<YamlLine> own = line(line);
        boolean misfit = error.getProblem().startsWith("expected <block end>")
                || error.getProblem().startsWith("expected '<document start>'");
        return misfit && own.isPresent() && own.get().start() == column
                ? Optional.of(problem(
                        line,
                        column,
                        new OpenColumns(lines.stream()
                                        .filter(each -> each.number() < line)
                                        .toList())
                                .advice(own.get())))
                : Optional.empty();
    }

    private Problem other() {
        boolean above = error.getContext() != null
                && error.getContextMark()
                        .filter(mark -> mark.getLine() + 1 < line)
                        .isPresent();
        return problem(
                line,
                column,
                error.getProblem()
                        + (above
                                ? " " + error.getContext() + " from line "
                                        + (error.getContextMark().get().getLine() + 1)
                                : ""));
    }

    private Optional<YamlLine> line(int number) {
        return lines.stream().filter(each -> each.number() == number).findFirst();
    }

    private Optional<YamlLine> above(int number) {
        return lines.stream().filter(each -> each.number() < number).reduce((a, b) -> b);
    }

    private Problem problem(int atLine, int atColumn, String message) {
        return new Problem(file.at(atLine, atColumn), "this is no YAML: " + message);
    }
}
