package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A number.
 *
 * @param location where it starts
 * @param text     as it was written, so that no digit is lost
 */
public record JsonNumber(SourceLocation location, String text) implements JsonNode {

    /** Checks that both are there. */
    public JsonNumber {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    @Override
    public String kind() {
        return "a number";
    }
}
