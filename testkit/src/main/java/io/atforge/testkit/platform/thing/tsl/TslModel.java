package io.atforge.testkit.platform.thing.tsl;

import io.atforge.testkit.platform.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The thing model of a product, of one or more modules. Those of a module other than the default one have its identifier
 * in front, as on the wire: {@code gps:latitude}.
 */
public final class TslModel {

    /**
     * A property.
     *
     * @param type     its type
     * @param writable whether the platform may set it
     */
    private record Property(ValueType type, boolean writable) {}

    /**
     * A service.
     *
     * @param sync   whether the caller waits for the answer
     * @param output the types of what it gives back
     */
    private record Service(boolean sync, Map<String, ValueType> output) {}

    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, Map<String, ValueType>> events = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();

    private TslModel() {}

    /**
     * Reads a model as the console exports it, or as the cloud's API returns it (ThingModelJson).
     *
     * @param files the TSL files, one for each module
     * @return the model
     * @throws IllegalArgumentException if a file cannot be understood; names it and says why
     * @throws UncheckedIOException     if a file cannot be read
     */
    public static TslModel read(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("name at least one file of the thing model");
        }
        TslModel model = new TslModel();
        for (Path file : files) {
            try {
                model.add(JsonText.read(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        return model;
    }

    private void add(Object tree) {
        Map<String, Object> module = ApiForm.asExport(Trees.object(tree, "the file"));
        Object block = module.get("functionBlockId");
        String prefix = block == null ? "" : Trees.text(block, "functionBlockId") + ":";
        for (Map<String, Object> property : members(module, "properties")) {
            String identifier = prefix + identifier(property);
            boolean writable = "rw".equals(property.get("accessMode"));
            put(properties, identifier, new Property(ValueTypes.read(property.get("dataType"), identifier), writable));
        }
        // The event post and the services set and get are the platform's own.
        for (Map<String, Object> event : members(module, "events")) {
            if (!"post".equals(identifier(event))) {
                String identifier = prefix + identifier(event);
                put(events, identifier, ValueTypes.members(listed(event, "outputData"), identifier + ".outputData"));
            }
        }
        for (Map<String, Object> service : members(module, "services")) {
            if (!List.of("set", "get").contains(identifier(service))) {
                String identifier = prefix + identifier(service);
                put(
                        services,
                        identifier,
                        new Service(
                                "sync".equals(service.get("callType")),
                                ValueTypes.members(listed(service, "outputData"), identifier + ".outputData")));
            }
        }
    }

    private static <V> void put(Map<String, V> members, String identifier, V member) {
        if (members.put(identifier, member) != null) {
            throw new IllegalArgumentException(identifier + " is there twice; give each module one file");
        }
    }

    private static List<Map<String, Object>> members(Map<String, Object> module, String kind) {
        return listed(module, kind).stream()
                .map(member -> Trees.object(member, "a member of " + kind))
                .toList();
    }

    private static List<Object> listed(Map<String, Object> owner, String name) {
        Object list = owner.get(name);
        return list == null ? List.of() : Trees.array(list, name);
    }

    private static String identifier(Map<String, Object> member) {
        return Trees.text(member.get("identifier"), "identifier");
    }

    /**
     * The identifiers of the properties.
     *
     * @return a set that does not change
     */
    public Set<String> properties() {
        return Collections.unmodifiableSet(properties.keySet());
    }

    /**
     * Whether the platform may set a property.
     *
     * @param identifier the property
     * @return false also if there is none
     */
    public boolean isWritable(String identifier) {
        Property property = properties.get(identifier);
        return property != null && property.writable();
    }

    /**
     * Whether there is a service.
     *
     * @param identifier the service
     * @return whether the model has it
     */
    public boolean hasService(String identifier) {
        return services.containsKey(identifier);
    }

    /**
     * Whether the caller of a service waits for its answer.
     *
     * @param identifier the service
     * @return false also if there is none
     */
    public boolean isSync(String identifier) {
        Service service = services.get(identifier);
        return service != null && service.sync();
    }

    /**
     * What the platform has against a property's value.
     *
     * @param identifier the property
     * @param value      the value as {@link JsonText} reads it
     * @return the code: 200 if nothing
     */
    public int property(String identifier, Object value) {
        Property property = properties.get(identifier);
        return property == null ? Codes.NO_PROPERTY : property.type().code(value);
    }

    /**
     * What the platform has against an event's data. Any of them may be missing.
     *
     * @param identifier the event
     * @param value      the data as {@link JsonText} reads them
     * @return the code: 200 if nothing
     */
    public int event(String identifier, Object value) {
        Map<String, ValueType> data = events.get(identifier);
        if (data == null) {
            return Codes.EVENT_LOOKUP;
        }
        return data(data, value);
    }

    /**
     * What the model has against what a service gives back. Any of it may be missing. The platform is not documented to
     * check it.
     *
     * @param identifier the service
     * @param value      the data as {@link JsonText} reads them
     * @return the code of what a property of such a type would have; 200 if nothing, also if there is no such service
     */
    public int output(String identifier, Object value) {
        Service service = services.get(identifier);
        return service == null ? Codes.OK : data(service.output(), value);
    }

    private static int data(Map<String, ValueType> types, Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return Codes.BAD_REQUEST;
        }
        for (Map.Entry<?, ?> member : object.entrySet()) {
            ValueType type = types.get((String) member.getKey());
            int code = type == null ? Codes.NO_PROPERTY : type.code(member.getValue());
            if (code != Codes.OK) {
                return code;
            }
        }
        return Codes.OK;
    }
}
