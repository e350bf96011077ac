package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.naming.UniqueNames;
import io.atforge.maven.source.Problems;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Identifiers of one kind, as the platform's page "Add a TSL feature" allows them, each of them once. */
final class Identifiers {

    /** Of a property, an event, a service, a parameter or a member. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_]{1,50}");

    /** What has a meaning of its own in topics and methods; upper and lower case matter. */
    private static final Set<String> RESERVED = Set.of("set", "get", "post", "property", "event", "time", "value");

    private final String kind;
    private final boolean isFeature;
    private final Problems problems;
    private final UniqueNames names;

    private Identifiers(String kind, boolean isFeature, Problems problems) {
        this.kind = kind;
        this.isFeature = isFeature;
        this.problems = problems;
        this.names = new UniqueNames(problems);
    }

    static Identifiers ofFeatures(String kind, Problems problems) {
        return new Identifiers(kind, true, problems);
    }

    static Identifiers ofParts(String kind, Problems problems) {
        return new Identifiers(kind, false, problems);
    }

    /** The identifier of a section; a missing, a wrong and a second one are problems. */
    Optional<JsonText> of(JsonSection section) {
        return section.requiredText("identifier").filter(this::isValid);
    }

    private boolean isValid(JsonText identifier) {
        String text = identifier.text();
        if (!IDENTIFIER.matcher(text).matches()) {
            problems.add(
                    identifier.location(),
                    "'" + Excerpt.of(text) + "' is no identifier: it has 1 to 50 letters A-Z and a-z, digits and _");
            return false;
        }
        if (isFeature && RESERVED.contains(text)) {
            problems.add(
                    identifier.location(),
                    "'" + text + "' is a word of the platform; give the " + kind
                            + " another identifier in the console");
            return false;
        }
        return names.claim(kind, text, identifier.location());
    }
}
