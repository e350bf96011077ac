package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads the file of one module. */
final class ModuleReader {

    /** By the page "Limits"; of the number of modules the pages say 10, 20 and 200, so that nothing is said of it. */
    private static final int MAX_FEATURES = 300;

    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_]{1,30}");

    /** What the console adds to every model: the properties again. */
    private static final Set<String> PLATFORM_EVENTS = Set.of("post");

    private static final Set<String> PLATFORM_SERVICES = Set.of("set", "get");
    private static final String PLATFORM_METHOD = "thing\\.(event|service)\\.(.*[:.])?property\\.(post|set|get)";

    private static final Map<String, Boolean> ACCESS_MODES = Map.of("r", false, "rw", true, "w", true);
    private static final Map<String, ThingEvent.Kind> EVENT_TYPES = Map.of(
            "info", ThingEvent.Kind.INFO,
            "alert", ThingEvent.Kind.ALERT,
            "error", ThingEvent.Kind.ERROR);
    private static final Map<String, Boolean> CALL_TYPES = Map.of("async", false, "sync", true);

    private final SourceFile file;
    private final Problems problems;
    private final TypeReader types;

    ModuleReader(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.types = new TypeReader(problems);
    }

    ThingModule read(JsonObject root) {
        JsonSection section = new JsonSection("the model", root, problems);
        List<ThingProperty> properties = features(section, "properties", "property", Set.of(), this::property);
        List<ThingEvent> events = features(section, "events", "event", PLATFORM_EVENTS, this::event);
        List<ThingService> services = features(section, "services", "service", PLATFORM_SERVICES, this::service);
        int count = properties.size() + events.size() + services.size();
        if (count > MAX_FEATURES) {
            problems.add(
                    root.location(),
                    "the module has " + count + " properties, events and services, more than " + MAX_FEATURES
                            + ", which is the platform's limit");
        }
        return new ThingModule(
                file, identifier(section), section.words("functionBlockName"), properties, events, services);
    }

    private String identifier(JsonSection section) {
        Optional<JsonText> text = section.text("functionBlockId");
        String identifier = text.map(JsonText::text).orElse("");
        if (!identifier.isEmpty() && !MODULE.matcher(identifier).matches()) {
            section.problem(
                    text.get(),
                    "'" + Excerpt.of(identifier) + "' is no identifier of a module: it has 1 to 30 letters A-Z and a-z,"
                            + " digits and _");
        }
        return identifier;
    }

    private <T> List<T> features(
            JsonSection model,
            String key,
            String kind,
            Set<String> platforms,
            BiFunction<JsonSection, Identifiers, Optional<T>> reader) {
        Identifiers identifiers = Identifiers.ofFeatures(kind, problems);
        List<T> features = new ArrayList<>();
        for (JsonNode item : model.list(key)) {
            if (!isPlatforms(item, platforms)) {
                JsonSection.of(kind, item, problems)
                        .flatMap(section -> reader.apply(section, identifiers))
                        .ifPresent(features::add);
            }
        }
        return features;
    }

    /** A user's feature may have such a name by mistake: then its method is another. */
    private static boolean isPlatforms(JsonNode item, Set<String> names) {
        return item instanceof JsonObject object
                && object.value("identifier").filter(id -> isOneOf(id, names)).isPresent()
                && object.value("method").map(ModuleReader::isPlatformMethod).orElse(true);
    }

    private static boolean isOneOf(JsonNode identifier, Set<String> names) {
        return identifier instanceof JsonText text && names.contains(text.text());
    }

    private static boolean isPlatformMethod(JsonNode method) {
        return method instanceof JsonText text && text.text().matches(PLATFORM_METHOD);
    }

    private Optional<ThingProperty> property(JsonSection section, Identifiers identifiers) {
        Optional<ThingField> field = types.field(section, identifiers);
        Optional<Boolean> writable = section.choice("accessMode", section.requiredText("accessMode"), ACCESS_MODES);
        return field.flatMap(f -> writable.map(w -> new ThingProperty(f, w)));
    }

    private Optional<ThingEvent> event(JsonSection section, Identifiers identifiers) {
        Optional<JsonText> identifier = identifiers.of(section);
        Optional<ThingEvent.Kind> kind = section.choice("type", section.requiredText("type"), EVENT_TYPES);
        List<ThingField> output = types.parameters("parameter", section.list("outputData"));
        return identifier.flatMap(id -> kind.map(k ->
                new ThingEvent(id.location(), id.text(), section.words("name"), section.words("desc"), k, output)));
    }

    private Optional<ThingService> service(JsonSection section, Identifiers identifiers) {
        Optional<JsonText> identifier = identifiers.of(section);
        Optional<Boolean> synchronous = section.choice("callType", section.requiredText("callType"), CALL_TYPES);
        List<ThingField> input = types.parameters("parameter", section.list("inputData"));
        List<ThingField> output = types.parameters("parameter", section.list("outputData"));
        return identifier.flatMap(id -> synchronous.map(s -> new ThingService(
                id.location(), id.text(), section.words("name"), section.words("desc"), s, input, output)));
    }
}
