package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * {@code true}, {@code false} or {@code null}.
 *
 * @param location where it starts
 * @param text     the word
 */
public record JsonWord(SourceLocation location, String text) implements JsonNode {

    /** Checks that both are there. */
    public JsonWord {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    /**
     * Whether it says that there is no value.
     *
     * @return true for {@code null}
     */
    public boolean isNull() {
        return text.equals("null");
    }

    @Override
    public String kind() {
        return text;
    }
}
