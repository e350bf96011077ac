package io.atforge.maven.yaml;

import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * A text. Numbers, dates, {@code no} and {@code on} are texts too, as they were written. The text form of the record
 * leaves the text out, because it may be a secret.
 *
 * @param location where it starts
 * @param text     the text
 * @param plain    whether it stands without quotes; an empty text that does was not written at all
 */
public record YamlScalar(SourceLocation location, String text, boolean plain) implements YamlNode {

    /** Checks that both are there. */
    public YamlScalar {
        Objects.requireNonNull(location);
        Objects.requireNonNull(text);
    }

    /**
     * Where a value could stand and none does.
     *
     * @param location the place
     * @return the empty text
     */
    public static YamlScalar nothing(SourceLocation location) {
        return new YamlScalar(location, "", true);
    }

    /**
     * Whether nothing was written here. Two quotes with nothing between them are something.
     *
     * @return true if there is no value
     */
    public boolean isNothing() {
        return plain && text.isEmpty();
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
