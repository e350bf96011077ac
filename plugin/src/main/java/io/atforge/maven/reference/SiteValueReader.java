package io.atforge.maven.reference;

import io.atforge.InvalidArgumentException;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.site.Place;
import io.atforge.site.SiteValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads values that may differ from site to site. What is written out is checked, and so is a reference's form and its
 * default; what the reference leads to is seen at the site.
 *
 * @param problems takes the mistakes
 */
public record SiteValueReader(Problems problems) {

    /** Checks that it is there. */
    public SiteValueReader {
        Objects.requireNonNull(problems);
    }

    /**
     * Whether a text is to be read as a reference, rightly written or not.
     *
     * @param value the text
     * @return true if it holds <code>${</code>
     */
    public static boolean isReference(YamlScalar value) {
        return value.text().contains("${");
    }

    /**
     * Reads a value.
     *
     * @param key        its key, for messages
     * @param value      the value as it was written
     * @param mayBeEmpty whether a default may be empty
     * @param check      says by an {@link InvalidArgumentException} what is wrong with a value; a message that starts with
     *                   {@code it} is given the key for its subject
     * @return the value, empty if it has a mistake
     */
    public Optional<SiteValue> read(String key, YamlScalar value, boolean mayBeEmpty, Consumer<String> check) {
        SiteValue read;
        try {
            read = SiteValue.parse(value.text());
        } catch (InvalidArgumentException e) {
            problems.add(value.location(), key + ": " + e.getMessage());
            return Optional.empty();
        }
        Optional<String> mistake = mistakeOfName(read)
                .map(words -> key + ": " + words)
                .or(() -> read.known().flatMap(known -> mistakeOfValue(key, read, known, mayBeEmpty, check)));
        mistake.ifPresent(words -> problems.add(value.location(), words));
        return mistake.isPresent() ? Optional.empty() : Optional.of(read);
    }

    private static Optional<String> mistakeOfName(SiteValue value) {
        return value instanceof SiteValue.Reference reference && reference.place() == Place.ENVIRONMENT
                ? EnvironmentName.mistake(reference.name())
                : Optional.empty();
    }

    private static Optional<String> mistakeOfValue(
            String key, SiteValue value, String known, boolean mayBeEmpty, Consumer<String> check) {
        boolean isDefault = value instanceof SiteValue.Reference;
        if (isDefault && known.isBlank() && !mayBeEmpty) {
            return Optional.of("the default of " + key + " is empty; write one, or leave out its colon");
        }
        try {
            check.accept(known);
            return Optional.empty();
        } catch (InvalidArgumentException e) {
            return Optional.of(e.getMessage()
                    .replaceFirst("^it (?=has|may|is)", isDefault ? "the default of " + key + " " : key + " "));
        }
    }
}
