package io.atforge.maven.yaml;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;

/**
 * A list.
 *
 * @param location where it starts
 * @param items    its values
 */
public record YamlSequence(SourceLocation location, List<YamlNode> items) implements YamlNode {

    /** Copies the values. */
    public YamlSequence {
        Objects.requireNonNull(location);
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
