package io.atforge.maven.yaml;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keys with values.
 *
 * @param location where it starts
 * @param entries  keys and values in the order they were written; no key is there twice
 */
public record YamlMapping(SourceLocation location, List<Entry> entries) implements YamlNode {

    /**
     * A key with its value.
     *
     * @param key   the key
     * @param value the value
     */
    public record Entry(YamlScalar key, YamlNode value) {}

    /** Copies the entries. */
    public YamlMapping {
        Objects.requireNonNull(location);
        entries = List.copyOf(entries);
    }

    /**
     * Finds an entry.
     *
     * @param key the key
     * @return the entry, empty if there is none of that key
     */
    public Optional<Entry> entry(String key) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    @Override
    public String kind() {
        return "a mapping of keys to values";
    }
}
