package io.atforge.at.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * What every match of a regular expression starts with: one of some texts. Most lines of a modem are told apart by that,
 * at no cost. In doubt the text is shorter, or empty, which every line starts with.
 */
final class LiteralStarts {

    private final String expression;
    private int position;

    private LiteralStarts(String expression) {
        this.expression = expression;
    }

    /** The texts; at least one. */
    static List<String> of(String expression) {
        List<String> starts = new ArrayList<>();
        for (String alternative : alternatives(expression)) {
            starts.addAll(new LiteralStarts(alternative).starts());
        }
        return starts;
    }

    /** Split at the bars that stand in no parentheses and no brackets. */
    private static List<String> alternatives(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        alternatives.add(expression.substring(begin, i));
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        alternatives.add(expression.substring(begin));
        return alternatives;
    }

    private List<String> starts() {
        String start = literal();
        int end = endOfGroup();
        if (end < 0 || isRepeated(end + 1)) {
            return List.of(start);
        }
        List<String> starts = new ArrayList<>();
        for (String choice : alternatives(expression.substring(position + 1, end))) {
            starts.add(start + new LiteralStarts(choice).literal());
        }
        return starts;
    }

    /** Where the group ends that begins here; -1 if none does, or one of another kind. */
    private int endOfGroup() {
        if (!expression.startsWith("(", position) || expression.startsWith("(?", position)) {
            return -1;
        }
        int depth = 0;
        for (int i = position; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The characters that stand for themselves, up to the first that may not. */
    private String literal() {
        StringBuilder literal = new StringBuilder();
        while (position < expression.length()) {
            char c = expression.charAt(position);
            int length = 1;
            if (c == '\\' && position + 1 < expression.length() && !isWord(expression.charAt(position + 1))) {
                c = expression.charAt(position + 1);
                length = 2;
            } else if (!isWord(c) && c != ' ' && c != ':' && c != '"' && c != ',') {
                break;
            }
            if (isRepeated(position + length)) {
                break;
            }
            literal.append(c);
            position += length;
        }
        return literal.toString();
    }

    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    private boolean isRepeated(int at) {
        return at < expression.length() && "?*{+".indexOf(expression.charAt(at)) >= 0;
    }
}
