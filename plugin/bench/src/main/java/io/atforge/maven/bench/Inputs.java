package io.atforge.maven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same data twice, of ten products: as thing models, and as JSON schemas. Each product has 50 properties, 4 events and
 * 4 services. That is {@value #TYPES} types of data on both sides: the properties, the events, the services' parameters
 * and their results, 8 enums and 4 structs. What the platform adds to an export by itself is in the models, too.
 */
final class Inputs {

    /** The file that the plugin starts from. */
    static final String DEVICES = "devices.yaml";

    /** The folder of the schemas. */
    static final String SCHEMAS = "schemas";

    static final int PRODUCTS = 10;
    static final int TYPES = 1 + 4 + 4 + 4 + 8 + 4;

    private static final int FEATURES = 4;
    private static final List<Kind> PARAMETERS = List.of(Kind.INT, Kind.FLOAT, Kind.TEXT);

    /** Something with a name and a kind. */
    private record Field(String name, Kind kind) {

        String tsl() {
            return "{\"identifier\":\"" + name + "\",\"name\":\"" + name + "\",\"dataType\":" + kind.tsl() + "}";
        }

        String property() {
            String access = kind == Kind.BOOL ? "rw" : "r";
            return tsl().replaceFirst("\\{", "{\"accessMode\":\"" + access + "\",\"required\":false,");
        }
    }

    private Inputs() {}

    /**
     * Writes all of it.
     *
     * @param folder where to
     * @throws IOException if it cannot be written
     */
    static void write(Path folder) throws IOException {
        Path schemas = Files.createDirectories(folder.resolve(SCHEMAS));
        StringBuilder devices = new StringBuilder("version: 1\nmodem: {dialect: air720}\nproducts:\n");
        for (int product = 1; product <= PRODUCTS; product++) {
            String name = "Product" + product;
            devices.append("  - key: a1key")
                    .append(product)
                    .append("\n    name: ")
                    .append(name);
            devices.append("\n    thingModel: ").append(name).append(".tsl.json\n");
            Files.writeString(folder.resolve(name + ".tsl.json"), model("a1key" + product));
            schema(schemas, name + "Properties", name, properties());
            for (int i = 1; i <= FEATURES; i++) {
                schema(schemas, name + "Event" + i, name, parameters());
                schema(schemas, name + "Service" + i + "Input", name, parameters());
                schema(schemas, name + "Service" + i + "Output", name, parameters());
            }
        }
        Files.writeString(folder.resolve(DEVICES), devices);
    }

    private static List<Field> properties() {
        List<Field> fields = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 1; i <= kind.count(); i++) {
                fields.add(new Field(kind.name().toLowerCase(Locale.ROOT) + "Value" + i, kind));
            }
        }
        return fields;
    }

    private static List<Field> parameters() {
        return PARAMETERS.stream()
                .map(kind -> new Field(kind.name().toLowerCase(Locale.ROOT) + "Part", kind))
                .toList();
    }

    private static String model(String key) {
        List<String> properties = properties().stream().map(Field::property).toList();
        String all = array(properties().stream().map(Field::tsl).toList());
        String set = array(properties().stream()
                .filter(field -> field.kind() == Kind.BOOL)
                .map(Field::tsl)
                .toList());
        String names = array(
                properties().stream().map(field -> "\"" + field.name() + "\"").toList());
        String data = array(parameters().stream().map(Field::tsl).toList());
        List<String> events = new ArrayList<>();
        List<String> services = new ArrayList<>();
        events.add(event("post", "property", all));
        services.add(service("set", "property.set", set, "[]"));
        services.add(service("get", "property.get", names, all));
        for (int i = 1; i <= FEATURES; i++) {
            events.add(event("event" + i, "event" + i, data));
            services.add(service("service" + i, "service" + i, data, data));
        }
        return "{\"schema\":\"https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json\",\"profile\":{\"productKey\":\""
                + key + "\"},\n\"properties\":" + array(properties) + ",\n\"events\":" + array(events)
                + ",\n\"services\":" + array(services) + "}\n";
    }

    private static String event(String identifier, String method, String output) {
        return "{\"identifier\":\"" + identifier + "\",\"name\":\"" + identifier
                + "\",\"type\":\"info\",\"required\":false,\"method\":\"thing.event." + method
                + ".post\",\"outputData\":" + output + "}";
    }

    private static String service(String identifier, String method, String input, String output) {
        return "{\"identifier\":\"" + identifier + "\",\"name\":\"" + identifier
                + "\",\"required\":false,\"callType\":\"async\",\"method\":\"thing.service." + method
                + "\",\"inputData\":" + input + ",\"outputData\":" + output + "}";
    }

    private static void schema(Path folder, String type, String product, List<Field> fields) throws IOException {
        List<String> members = fields.stream()
                .map(field -> "\"" + field.name() + "\":" + field.kind().schema(product + capital(field.name())))
                .toList();
        Files.writeString(
                folder.resolve(type + ".json"),
                "{\"type\":\"object\",\"properties\":{" + String.join(",\n", members) + "}}\n");
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String array(List<String> items) {
        return "[" + String.join(",\n", items) + "]";
    }
}
