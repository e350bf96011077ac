package io.atforge.maven.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.SourceFile;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that is no JSON, in the words of who wrote it. The parser says where it stopped; what stands
 * there says more than its message, which names classes and parts of the text.
 */
final class JsonMistake {

    /** How the parser's message begins, which nothing but the text around can tell otherwise. */
    private static final String IN_A_TEXT = "Illegal unquoted character";

    /** Not a word that is wrong by itself: no word at all, or what JSON takes for a value or a part of one. */
    private static final Pattern VALUE = Pattern.compile("|0|[1-9]\\d*|true|false|null|\\d+[eE]\\d*");

    private JsonMistake() {}

    static Problem of(SourceFile file, String text, JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return at(
                    file, text, text.stripTrailing().length(), "the file ends in the middle; is it the whole export?");
        }
        long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
        int at = (int) Math.max(0, Math.min(offset, text.length() - 1L));
        if (e instanceof StreamConstraintsException) {
            return at(file, text, at, "what stands here is too long or too deep to be read");
        }
        char c = text.charAt(at);
        if (c < ' ' && e.getOriginalMessage().startsWith(IN_A_TEXT)) {
            return at(
                    file,
                    text,
                    at,
                    String.format(
                            "a text holds the character U+%04X; write \\u%04x, or \\n for a line end",
                            (int) c, (int) c));
        }
        int word = startOfWord(text, at);
        boolean isEscape = word > 0 && text.charAt(word - 1) == '\\';
        return word >= 0 && !isEscape
                ? at(file, text, word, "this is no JSON: " + word(text, word) + " is not expected here")
                : at(file, text, at, message(text, at));
    }

    /** The parser stops in or behind an unquoted word; negative if there is none. */
    private static int startOfWord(String text, int at) {
        int start = at;
        while (start > 0 && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        return VALUE.matcher(word(text, start)).matches() ? -1 : start;
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return Excerpt.of(text.substring(start, end));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static String message(String text, int at) {
        char c = text.charAt(at);
        char before = before(text, at);
        if (c == '/') {
            return "JSON has no comments; remove this one";
        }
        if ((c == '}' || c == ']') && before == ',') {
            return "nothing follows the comma before " + c + "; remove the comma";
        }
        if (c == '\'') {
            return "texts and keys stand in double quotes, not in single ones";
        }
        if (before == '\\') {
            return "\\" + c + " is no escape of JSON; write \\\\ for a backslash";
        }
        if (c == '"') {
            return "a comma or a colon is missing before this";
        }
        return "this is no JSON: " + c + " is not expected here";
    }

    private static char before(String text, int at) {
        int i = at - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i < 0 ? ' ' : text.charAt(i);
    }

    private static Problem at(SourceFile file, String text, int offset, String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        return new Problem(file.at(line, offset - start + 1), message);
    }
}
