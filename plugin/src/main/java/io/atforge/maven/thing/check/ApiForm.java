package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonNumber;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonObject.Member;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.json.JsonWord;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which the cloud's API gives a thing model, ThingModelJson (the page of that name, 150457), turned into that
 * of the export, with every place and every key for messages as it was. What it does not know stays, and is found by the
 * reader of the export. Of two keys that are one in the export, the first counts.
 */
final class ApiForm {

    private static final List<String> SIGNS =
            List.of("rwFlag", "dataSpecs", "dataSpecsList", "eventType", "eventName", "serviceName", "inputParams");

    private static final Map<String, String> KEYS = Map.of(
            "rwFlag", "accessMode",
            "eventName", "name",
            "serviceName", "name",
            "eventType", "type",
            "inputParams", "inputData",
            "outputParams", "outputData",
            "outputdata", "outputData",
            "description", "desc");

    private static final Map<String, String> VALUES = Map.of(
            "READ_ONLY", "r",
            "READ_WRITE", "rw",
            "WRITE_ONLY", "w",
            "INFO_EVENT_TYPE", "info",
            "ALERT_EVENT_TYPE", "alert",
            "ERROR_EVENT_TYPE", "error",
            "ASYNC", "async",
            "SYNC", "sync");

    private static final List<String> WITH_WORDS = List.of("rwFlag", "eventType", "callType");

    /** What the export has in places of its own, and what the API calls it: for messages that it is not there. */
    private static final Map<String, String> MISSING = Map.of("accessMode", "rwFlag", "type", "eventType");

    private final Problems problems;

    ApiForm(Problems problems) {
        this.problems = problems;
    }

    /** Whether a document has this form: its features have keys that an export's never have. */
    static boolean is(JsonObject root) {
        return !root.has("profile")
                && (root.has("_ppk")
                        || List.of("properties", "events", "services").stream()
                                .flatMap(key -> items(root.value(key)).stream())
                                .limit(1)
                                .anyMatch(item -> item instanceof JsonObject object
                                        && SIGNS.stream().anyMatch(object::has)));
    }

    JsonObject asExport(JsonObject root) {
        Members members = new Members();
        for (Member member : root.members()) {
            JsonNode value = member.value();
            switch (member.key().text()) {
                case "properties", "events", "services" -> members.add(new Member(member.key(), each(value)));
                case "productKey" ->
                    members.add(renamed(
                            member,
                            "profile",
                            new JsonObject(value.location(), List.of(new Member(member.key(), value)))));
                case "identifier" -> members.add(renamed(member, "functionBlockId", value));
                case "name" -> members.add(renamed(member, "functionBlockName", value));
                default -> members.add(member);
            }
        }
        return members.in(root.location());
    }

    private JsonNode each(JsonNode list) {
        return list instanceof JsonArray array
                ? new JsonArray(
                        array.location(),
                        array.items().stream().map(this::feature).toList())
                : list;
    }

    /** A property, an event, a service, a parameter or a member. */
    private JsonNode feature(JsonNode node) {
        if (!(node instanceof JsonObject object)) {
            return node;
        }
        Members members = new Members();
        for (Member member : object.members()) {
            String key = member.key().text();
            String known = KEYS.getOrDefault(key, key);
            JsonNode value = WITH_WORDS.contains(key) ? word(member.value()) : member.value();
            if (known.equals("inputData") || known.equals("outputData")) {
                members.add(renamed(member, known, each(value)));
            } else if (!key.equals("dataType") && !key.equals("childDataType")) {
                members.add(renamed(member, known, value));
            }
        }
        // a member of a struct has the word of its owner as its dataType, and its own beside it
        for (String key : List.of("childDataType", "dataType")) {
            object.value(key)
                    .filter(type -> !isEmpty(type))
                    .ifPresent(type -> members.add(member("dataType", dataType(object, key, type), key)));
        }
        MISSING.forEach((key, written) -> members.add(member(key, new JsonWord(object.location(), "null"), written)));
        return members.in(object.location());
    }

    private static boolean isEmpty(JsonNode value) {
        return value instanceof JsonText text && text.text().isEmpty();
    }

    private static boolean isNull(JsonNode value) {
        return value instanceof JsonWord word && word.isNull();
    }

    private static JsonNode word(JsonNode value) {
        return value instanceof JsonText text
                ? new JsonText(text.location(), VALUES.getOrDefault(text.text(), text.text()))
                : value;
    }

    private JsonNode dataType(JsonObject owner, String key, JsonNode type) {
        JsonNode word = type instanceof JsonText text
                ? new JsonText(text.location(), text.text().toLowerCase(Locale.ROOT))
                : type;
        return new JsonObject(
                type.location(),
                List.of(
                        member("type", word, key),
                        specs(owner, type.location(), word instanceof JsonText text ? text.text() : "")));
    }

    private Member specs(JsonObject owner, SourceLocation place, String type) {
        String written = List.of("struct", "bool", "enum").contains(type) ? "dataSpecsList" : "dataSpecs";
        JsonNode specs = owner.value(written).orElse(new JsonWord(place, "null"));
        JsonNode converted = switch (type) {
            case "struct" -> each(specs);
            case "bool", "enum" -> constants(specs);
            case "array" -> array(specs, place);
            default -> specs;
        };
        return member("specs", converted, written);
    }

    /** {@code [{"name": "off", "value": 0}]} becomes {@code {"0": "off"}}. */
    private JsonNode constants(JsonNode list) {
        if (!(list instanceof JsonArray array)) {
            return isNull(list) || list instanceof JsonObject ? list : noList(list);
        }
        Members members = new Members();
        for (JsonNode item : array.items()) {
            if (item instanceof JsonObject constant) {
                JsonNode code = constant.value("value").orElse(new JsonText(item.location(), ""));
                JsonNode name = constant.value("name").orElse(new JsonText(item.location(), ""));
                boolean isFirst = members.add(new Member(new JsonText(code.location(), written(code)), name, "name"));
                if (!isFirst && !written(code).isEmpty()) {
                    problems.add(
                            code.location(), "the code " + Excerpt.of(written(code)) + " is there twice; remove one");
                }
            } else {
                problems.add(item.location(), "constant must be an object, not " + item.kind());
            }
        }
        return members.in(array.location());
    }

    private JsonNode noList(JsonNode constants) {
        problems.add(constants.location(), "dataSpecsList must be a list, not " + constants.kind());
        return new JsonWord(constants.location(), "null");
    }

    private static String written(JsonNode code) {
        return code instanceof JsonNumber number ? number.text() : code instanceof JsonText text ? text.text() : "";
    }

    private JsonNode array(JsonNode specs, SourceLocation place) {
        if (isNull(specs)) {
            return array(new JsonObject(place, List.of()), place);
        }
        if (!(specs instanceof JsonObject object)) {
            return specs;
        }
        Members members = new Members();
        JsonNode item = object.value("childDataType")
                .filter(type -> !isEmpty(type))
                .map(type -> dataType(withoutOwnSpecs(object), "childDataType", type))
                .orElse(new JsonWord(place, "null"));
        members.add(member("item", item, "childDataType"));
        object.members().forEach(members::add);
        return members.in(place);
    }

    private static JsonObject withoutOwnSpecs(JsonObject array) {
        return new JsonObject(
                array.location(),
                array.members().stream()
                        .filter(member -> member.key().text().startsWith("dataSpecs"))
                        .toList());
    }

    private static Member renamed(Member member, String key, JsonNode value) {
        return new Member(new JsonText(member.key().location(), key), value, member.written());
    }

    /** A member whose key has no place of its own. */
    private static Member member(String key, JsonNode value, String written) {
        return new Member(new JsonText(value.location(), key), value, written);
    }

    private static List<JsonNode> items(Optional<JsonNode> list) {
        return list.isPresent() && list.get() instanceof JsonArray array ? array.items() : List.of();
    }

    /** Members of an object, none of which is there twice. */
    private static final class Members {

        private final Map<String, Member> byKey = new LinkedHashMap<>();

        /** Adds a member; false if the key is there already, with a value. */
        boolean add(Member member) {
            Member there = byKey.get(member.key().text());
            if (there != null && !isNull(there.value())) {
                return false;
            }
            if (there == null || !isNull(member.value())) {
                byKey.put(member.key().text(), member);
            }
            return true;
        }

        JsonObject in(SourceLocation place) {
            return new JsonObject(place, List.copyOf(byKey.values()));
        }
    }
}
