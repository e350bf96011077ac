package io.atforge.maven.thing.check;

import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonNumber;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonObject.Member;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which the cloud's API gives a thing model, ThingModelJson (the page of that name, 150457), turned into that
 * of the export, with every place as it was. What it does not know stays, and is found by the reader of the export.
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

    private ApiForm() {}

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

    static JsonObject asExport(JsonObject root) {
        List<Member> members = new ArrayList<>();
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
        return new JsonObject(root.location(), members);
    }

    private static JsonNode each(JsonNode list) {
        return list instanceof JsonArray array
                ? new JsonArray(
                        array.location(),
                        array.items().stream().map(ApiForm::feature).toList())
                : list;
    }

    /** A property, an event, a service, a parameter or a member. */
    private static JsonNode feature(JsonNode node) {
        if (!(node instanceof JsonObject object)) {
            return node;
        }
        List<Member> members = new ArrayList<>();
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
        object.value("childDataType")
                .or(() -> object.value("dataType"))
                .ifPresent(type ->
                        members.add(new Member(new JsonText(type.location(), "dataType"), dataType(object, type))));
        return new JsonObject(object.location(), members);
    }

    private static JsonNode word(JsonNode value) {
        return value instanceof JsonText text
                ? new JsonText(text.location(), VALUES.getOrDefault(text.text(), text.text()))
                : value;
    }

    private static JsonNode dataType(JsonObject owner, JsonNode type) {
        JsonNode word = type instanceof JsonText text
                ? new JsonText(text.location(), text.text().toLowerCase(Locale.ROOT))
                : type;
        List<Member> members = new ArrayList<>();
        members.add(new Member(new JsonText(type.location(), "type"), word));
        specs(owner, type.location(), word instanceof JsonText text ? text.text() : "")
                .ifPresent(specs -> members.add(new Member(new JsonText(specs.location(), "specs"), specs)));
        return new JsonObject(type.location(), members);
    }

    private static Optional<JsonNode> specs(JsonObject owner, SourceLocation place, String type) {
        Optional<JsonNode> list = owner.value("dataSpecsList");
        return switch (type) {
            case "struct" -> list.map(ApiForm::each);
            case "bool", "enum" -> list.map(ApiForm::constants);
            case "array" -> owner.value("dataSpecs").map(specs -> array(specs, place));
            default -> owner.value("dataSpecs");
        };
    }

    /** {@code [{"name": "off", "value": 0}]} becomes {@code {"0": "off"}}. */
    private static JsonNode constants(JsonNode list) {
        if (!(list instanceof JsonArray array)) {
            return list;
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode item : array.items()) {
            if (item instanceof JsonObject constant) {
                JsonNode code = constant.value("value").orElse(new JsonText(item.location(), ""));
                JsonNode name = constant.value("name").orElse(new JsonText(item.location(), ""));
                members.add(new Member(new JsonText(code.location(), written(code)), name));
            } else {
                members.add(new Member(new JsonText(item.location(), ""), item));
            }
        }
        return new JsonObject(array.location(), members);
    }

    private static String written(JsonNode code) {
        return code instanceof JsonNumber number ? number.text() : code instanceof JsonText text ? text.text() : "";
    }

    private static JsonNode array(JsonNode specs, SourceLocation place) {
        if (!(specs instanceof JsonObject object)) {
            return specs;
        }
        List<Member> members = new ArrayList<>(object.members());
        object.value("childDataType")
                .ifPresent(item -> members.add(
                        new Member(new JsonText(item.location(), "item"), dataType(withoutOwnSpecs(object), item))));
        return new JsonObject(place, members);
    }

    private static JsonObject withoutOwnSpecs(JsonObject array) {
        return new JsonObject(
                array.location(),
                array.members().stream()
                        .filter(member -> member.key().text().startsWith("dataSpecs"))
                        .toList());
    }

    private static Member renamed(Member member, String key, JsonNode value) {
        return new Member(new JsonText(member.key().location(), key), value);
    }

    private static List<JsonNode> items(Optional<JsonNode> list) {
        return list.isPresent() && list.get() instanceof JsonArray array ? array.items() : List.of();
    }
}
