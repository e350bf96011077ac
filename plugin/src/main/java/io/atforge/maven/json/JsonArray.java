package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * A list of values.
 *
 * @param location where its bracket stands
 * @param items    the values in their order
 */
public record JsonArray(SourceLocation location, List<JsonNode> items) implements JsonNode {

    /** Copies the items. */
    public JsonArray {
        Objects.requireNonNull(location);
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
