package io.atforge.maven.thing.check;

import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells a thing model of this platform from those of others, which have much the same look. */
final class LookAlike {

    private static final List<String> LISTS = List.of("properties", "events", "services");

    private static final String EXPORT =
            "; export it from the console: 功能定义, 物模型 TSL, 导出模型文件" + " (Define Feature, TSL Model, Export)";

    /** Keys that models of others have where this platform's have none, as met in public files. */
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "functions", "JetLinks",
            "modelId", "Tuya",
            "objects", "another platform",
            "commands", "another platform"));

    private LookAlike() {}

    /** What is wrong with a document that is no thing model of this platform, and what to do. */
    static Optional<String> violation(JsonNode root) {
        if (!(root instanceof JsonObject object)) {
            return Optional.of("a thing model is an object, not " + root.kind() + EXPORT);
        }
        if (ApiForm.is(object)) {
            return Optional.empty();
        }
        Optional<String> other = OTHERS.entrySet().stream()
                .filter(sign -> object.has(sign.getKey()))
                .map(sign -> "'" + sign.getKey() + "' looks like a model of " + sign.getValue())
                .findFirst();
        if (LISTS.stream().noneMatch(object::has) || !object.has("schema") && !hasProductKey(object)) {
            String missing = LISTS.stream().noneMatch(object::has)
                    ? "properties, events and services"
                    : "schema, and no productKey in profile";
            return Optional.of("this is no thing model of Alibaba Cloud IoT Platform: it has no " + missing
                    + other.map(looks -> " (" + looks + ")").orElse("") + EXPORT);
        }
        if (has(object, "functionType")) {
            return Optional.of("this is no thing model of Alibaba Cloud IoT Platform: 'functionType' looks like a model"
                    + " of OneNET" + EXPORT);
        }
        if (has(object, "valueType")) {
            return Optional.of("this is no thing model of Alibaba Cloud IoT Platform: 'valueType' looks like a model of"
                    + " JetLinks" + EXPORT);
        }
        return Optional.empty();
    }

    private static boolean hasProductKey(JsonObject root) {
        return root.value("profile")
                .filter(profile -> profile instanceof JsonObject object && object.has("productKey"))
                .isPresent();
    }

    private static boolean has(JsonObject root, String key) {
        return LISTS.stream()
                .flatMap(list -> root.value(list).stream())
                .filter(JsonArray.class::isInstance)
                .flatMap(list -> ((JsonArray) list).items().stream())
                .anyMatch(item -> item instanceof JsonObject object && object.has(key));
    }
}
