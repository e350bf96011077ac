package io.atforge.maven.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A line of a YAML text that says something, as the eye sees it, whether it is YAML or not. Only keys are shown to
 * anyone: a value may be a secret.
 *
 * @param number  the line, from 1
 * @param indent  what stands before its first dash or character
 * @param dashes  the columns of the dashes that start items of a list, from 1
 * @param column  where its content starts, from 1; behind the dashes if there is none
 * @param content what stands there, without a comment
 */
record YamlLine(int number, String indent, List<Integer> dashes, int column, String content) {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w-]{0,40})\\s*:(?:\\s+(.*))?");

    YamlLine {
        dashes = List.copyOf(dashes);
    }

    /** The lines of a text, without empty ones and those that are only a comment. */
    static List<YamlLine> of(String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(index -> of(index + 1, lines.get(index)))
                .filter(line -> !line.dashes.isEmpty() || !line.content.isEmpty())
                .toList();
    }

    private static YamlLine of(int number, String line) {
        int at = skipBlanks(line, 0);
        String indent = line.substring(0, at);
        List<Integer> dashes = new ArrayList<>();
        while (at < line.length() && line.charAt(at) == '-' && skipBlanks(line, at + 1) != at + 1
                || at == line.length() - 1 && line.charAt(at) == '-') {
            dashes.add(at + 1);
            at = skipBlanks(line, at + 1);
        }
        return new YamlLine(
                number,
                indent,
                dashes,
                at + 1,
                COMMENT.matcher(line.substring(at)).replaceAll(""));
    }

    /** Also those that YAML does not take for blanks. */
    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length()
                && (Character.isWhitespace(line.charAt(at)) || Character.isSpaceChar(line.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** Where it starts, with its first dash if it has one. */
    int start() {
        return indent.length() + 1;
    }

    /** The key that it starts with. */
    Optional<String> key() {
        Matcher key = KEY.matcher(content);
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }

    /** What stands behind the key; empty if there is no key or nothing stands there. */
    String value() {
        Matcher key = KEY.matcher(content);
        return key.matches() && key.group(2) != null ? key.group(2).strip() : "";
    }

    /** How a message calls it. */
    String name() {
        return dashes.isEmpty() ? key().map(key -> "'" + key + "'").orElse("this line") : "this '-'";
    }

    /** Whether a quote opens its value and does not close it. */
    boolean opensQuote() {
        String value = key().isPresent() ? value() : content;
        return !value.isEmpty() && "\"'".indexOf(value.charAt(0)) >= 0 && value.indexOf(value.charAt(0), 1) < 0;
    }

    /** Where its value starts, from 1. */
    int valueColumn() {
        return column + content.length() - (key().isPresent() ? value().length() : content.length());
    }
}
