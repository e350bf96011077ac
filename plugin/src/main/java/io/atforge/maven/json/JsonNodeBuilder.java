package io.atforge.maven.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds nodes from the parser's tokens. */
final class JsonNodeBuilder {

    /** Keeps a hostile file from exhausting the stack; the deepest that is read, a thing model, has 14 levels at most. */
    static final int MAX_DEPTH = 32;

    private final SourceFile file;
    private final JsonParser parser;
    private final Problems problems;
    private boolean tooDeep;

    JsonNodeBuilder(SourceFile file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    Optional<JsonNode> document() throws IOException {
        parser.nextToken();
        JsonNode root = node(1);
        if (tooDeep) {
            return Optional.empty();
        }
        if (parser.nextToken() != null) {
            problems.add(place(), "the document has ended, but more follows; a file holds one document");
            return Optional.empty();
        }
        return Optional.of(root);
    }

    private JsonNode node(int depth) throws IOException {
        SourceLocation place = place();
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            if (depth > MAX_DEPTH) {
                problems.add(place, "this is nested more than " + MAX_DEPTH + " levels deep");
                tooDeep = true;
                return new JsonWord(place, "null");
            }
            return token == JsonToken.START_OBJECT ? object(place, depth) : array(place, depth);
        }
        if (token == JsonToken.VALUE_STRING) {
            return text(place, parser.getText());
        }
        return token.isNumeric() ? new JsonNumber(place, parser.getText()) : new JsonWord(place, parser.getText());
    }

    private JsonArray array(SourceLocation place, int depth) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        while (!tooDeep && parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new JsonArray(place, items);
    }

    private JsonObject object(SourceLocation place, int depth) throws IOException {
        List<JsonObject.Member> members = new ArrayList<>();
        Map<String, SourceLocation> keys = new HashMap<>();
        while (!tooDeep && parser.nextToken() != JsonToken.END_OBJECT) {
            JsonText key = text(place(), parser.currentName());
            parser.nextToken();
            JsonNode value = node(depth + 1);
            SourceLocation earlier = keys.putIfAbsent(key.text(), key.location());
            if (earlier == null) {
                members.add(new JsonObject.Member(key, value));
            } else {
                problems.add(
                        key.location(),
                        "\"" + Excerpt.of(key.text()) + "\" is already on line " + earlier.line() + "; remove one");
            }
        }
        return new JsonObject(place, members);
    }

    /** Half of a pair cannot be written to a file: UTF-8 has no bytes for it. */
    private JsonText text(SourceLocation place, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                problems.add(place, String.format("the text holds half a character, \\u%04X", c));
                break;
            }
        }
        return new JsonText(place, text);
    }

    private SourceLocation place() {
        JsonLocation at = parser.currentTokenLocation();
        return file.at(at.getLineNr(), at.getColumnNr());
    }
}
