package io.atforge.testkit.platform.thing.tsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The other form of a thing model: the cloud's API returns it as ThingModelJson (documentation of QueryThingModel), with
 * {@code rwFlag} for {@code accessMode}, capital names of types and the specs beside the type.
 */
final class ApiForm {

    private static final String DATA_TYPE = "dataType";
    private static final String CHILD = "childDataType";
    private static final String IDENTIFIER = "identifier";
    private static final String SPECS = "dataSpecs";
    private static final String LIST = "dataSpecsList";
    private static final String OUTPUT = "outputData";

    private ApiForm() {}

    /** The same module in the form of the console's export; one that has that form already is left as it is. */
    static Map<String, Object> asExport(Map<String, Object> module) {
        // The export has its product key in a profile.
        if (!module.containsKey("_ppk") && (!module.containsKey("productKey") || module.containsKey("profile"))) {
            return module;
        }
        Map<String, Object> export = new LinkedHashMap<>(module);
        export.put("properties", each(module.get("properties"), "properties", property -> {
            property.put("accessMode", "READ_WRITE".equals(property.get("rwFlag")) ? "rw" : "r");
            property.put(DATA_TYPE, type(property, text(property, DATA_TYPE)));
        }));
        export.put("events", each(module.get("events"), "events", event -> {
            event.put(OUTPUT, parameters(event.get(OUTPUT), OUTPUT));
        }));
        export.put("services", each(module.get("services"), "services", service -> {
            service.put("callType", "SYNC".equals(service.get("callType")) ? "sync" : "async");
            service.put(OUTPUT, parameters(service.get("outputParams"), "outputParams"));
        }));
        return export;
    }

    private static List<Object> each(Object list, String where, Consumer<Map<String, Object>> change) {
        if (list == null) {
            return List.of();
        }
        return Trees.array(list, where).stream()
                .map(member -> {
                    Map<String, Object> copy = new LinkedHashMap<>(Trees.object(member, "a member of " + where));
                    change.accept(copy);
                    return (Object) copy;
                })
                .toList();
    }

    private static List<Object> parameters(Object list, String where) {
        return each(list, where, parameter -> parameter.put(DATA_TYPE, type(parameter, text(parameter, DATA_TYPE))));
    }

    /** The {@code {type, specs}} of what has its specs beside it. */
    private static Map<String, Object> type(Map<String, Object> owner, String name) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", name.toLowerCase(Locale.ROOT));
        type.put(
                "specs",
                switch (name) {
                    case "BOOL", "ENUM" -> constants(owner.get(LIST));
                    case "STRUCT" ->
                        each(owner.get(LIST), LIST, member -> {
                            member.put(DATA_TYPE, type(member, text(member, CHILD)));
                        });
                    case "ARRAY" -> array(Trees.object(owner.get(SPECS), SPECS));
                    default -> owner.getOrDefault(SPECS, Map.of());
                });
        return type;
    }

    private static Map<String, Object> constants(Object list) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object each : Trees.array(list, LIST)) {
            Map<String, Object> constant = Trees.object(each, LIST);
            constants.put(String.valueOf(constant.get("value")), constant.get("name"));
        }
        return constants;
    }

    private static Map<String, Object> array(Map<String, Object> specs) {
        Map<String, Object> array = new LinkedHashMap<>(specs);
        array.put("item", type(specs, text(specs, CHILD)));
        return array;
    }

    private static String text(Map<String, Object> owner, String name) {
        return Trees.text(owner.get(name), owner.getOrDefault(IDENTIFIER, "a type") + "." + name);
    }
}
