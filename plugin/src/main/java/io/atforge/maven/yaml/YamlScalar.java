package io.atforge.maven.yaml;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A text. Numbers, dates, {@code no} and {@code on} are texts too, as they were written. The text form of the record
 * leaves the text out, because it may be a secret.
 *
 * @param location where it starts
 * @param text     the text; empty where nothing was written
 */
public record YamlScalar(SourceLocation location, String text) implements YamlNode {

    /** Checks that both are there. */
    public YamlScalar {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    @Override
    public String kind() {
        return "a text";
    }

    @Override
    public String toString() {
        return "YamlScalar[" + location + "]";
    }
}
