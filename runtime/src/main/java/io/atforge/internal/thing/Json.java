package io.atforge.internal.thing;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.InvalidArgumentException;
import java.util.Map;

/** Reads JSON that the platform sent: a tree of maps, lists, texts, numbers and booleans. */
final class Json {

    /**
     * What an object or array may be within, itself counted. The parser calls itself for each: on a thread with a stack
     * of 256 KB, as small machines have, it overflows at some 500; a message of the platform has 256 KB, room for 260,000.
     * An array of structs in a batch has 8.
     */
    static final int MOST_LEVELS = 64;

    private Json() {}

    /**
     * Reads an object.
     *
     * @param text JSON; hostile until proven otherwise
     * @return its members; a number keeps the digits it was sent with, its {@code toString} gives them. Of a name that is
     *         there twice the last
     * @throws InvalidArgumentException if it is no JSON, no object, or too deep; names the place, quotes nothing
     */
    static Map<String, Object> object(String text) {
        checkDepth(text);
        try {
            return JsonParser.object().withLazyNumbers().from(text);
        } catch (JsonParserException e) {
            // the parser's message may quote the text
            throw new InvalidArgumentException("no JSON object: line " + e.getLinePosition() + ", character "
                    + e.getCharPosition() + " of " + text.length() + " cannot be understood");
        }
    }

    /** Counts brackets outside of strings. What is no JSON may be counted wrongly, but never as less than the parser sees. */
    private static void checkDepth(String text) {
        int levels = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                levels++;
                if (levels > MOST_LEVELS) {
                    throw new InvalidArgumentException("JSON of more than " + MOST_LEVELS
                            + " objects and arrays within each other, at character " + (i + 1) + " of "
                            + text.length());
                }
            } else if (!quoted && (c == '}' || c == ']')) {
                levels--;
            }
        }
    }
}
