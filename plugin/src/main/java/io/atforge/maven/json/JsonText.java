package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A text in double quotes.
 *
 * @param location where its first quote stands
 * @param text     what it says, without escapes; hostile
 */
public record JsonText(SourceLocation location, String text) implements JsonNode {

    /** Checks that both are there. */
    public JsonText {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    @Override
    public String kind() {
        return "a text";
    }
}
