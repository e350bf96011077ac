package io.atforge.maven.codegen;

import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.codegen.thing.ThingWriter;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import io.atforge.maven.thing.ThingType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Thing models for tests, made by hand. */
final class ThingModels {

    static final ThingType.Unit NONE = new ThingType.Unit("", "");
    static final ThingType TEMPERATURE = new ThingType.Float32(-40, 120, "0.1", new ThingType.Unit("°C", "摄氏度"));
    static final ThingType INT = new ThingType.Int32(0, 100, 1, NONE);
    static final ThingType BOOL = new ThingType.Bool("关", "开");

    private static final SourceLocation PLACE = new SourceLocation("tracker.tsl.json", 1, 1);

    private ThingModels() {}

    static ThingField field(String identifier, ThingType type) {
        return new ThingField(PLACE, identifier, "名称 " + identifier, "", type);
    }

    static ThingProperty property(String identifier, ThingType type, boolean writable) {
        return new ThingProperty(field(identifier, type), writable);
    }

    static ThingEvent event(String identifier, ThingField... output) {
        return new ThingEvent(PLACE, identifier, "事件", "", ThingEvent.Kind.ALERT, List.of(output));
    }

    static ThingService service(String identifier, List<ThingField> input, List<ThingField> output) {
        return new ThingService(PLACE, identifier, "服务", "", false, input, output);
    }

    /** An enum of texts, by number from 0. */
    static ThingType choice(String... texts) {
        return new ThingType.Enumeration(IntStream.range(0, texts.length)
                .mapToObj(i -> new ThingType.Constant(i, texts[i]))
                .toList());
    }

    static ThingType struct(ThingField... members) {
        return new ThingType.Struct(List.of(members));
    }

    static ThingModule module(
            String identifier, List<ThingProperty> properties, List<ThingEvent> events, List<ThingService> services) {
        return new ThingModule(
                new SourceFile(Path.of("tracker.tsl.json"), "tracker.tsl.json"),
                identifier,
                "",
                properties,
                events,
                services);
    }

    /** The default module of a small tracker. */
    static ThingModule tracker() {
        return module(
                "",
                List.of(
                        property("temperature", TEMPERATURE, false),
                        property("PowerSwitch", BOOL, true),
                        property("WorkMode", choice("Eco", "Full power", "省电"), true),
                        property("WiFI_RSSI", INT, false),
                        property(
                                "GeoLocation",
                                struct(
                                        field("Longitude", new ThingType.Float64(-180, 180, "", NONE)),
                                        field("Latitude", new ThingType.Float64(-90, 90, "", NONE))),
                                true),
                        property("samples", new ThingType.Array(16, INT), true),
                        property("label", new ThingType.Text(32), true),
                        property("since", new ThingType.Date(), false)),
                List.of(event("Alarm", field("level", choice("low", "high")), field("temperature", TEMPERATURE))),
                List.of(
                        service("reboot", List.of(field("delay", INT)), List.of()),
                        service("measure", List.of(), List.of(field("temperature", TEMPERATURE)))));
    }

    /** The sources for a product, by their paths. */
    static Map<String, String> sources(String product, ThingModule... modules) {
        Map<String, String> sources = new TreeMap<>();
        sources.put(
                "com/example/tracker/" + product + ".java",
                "package com.example.tracker;\n/** A product. */\npublic final class " + product
                        + " {\n    /** No instances. */\n    private " + product + "() {}\n}\n");
        descriptors(product, modules).forEach(module -> {
            GeneratedFile file = ThingWriter.write(module);
            sources.put(file.path(), file.text());
        });
        return sources;
    }

    static List<ThingDescriptor> descriptors(String product, ThingModule... modules) {
        return ThingDescriptor.of(
                new JavaPackage(GeneratedProject.PACKAGE),
                ProductTypes.of(product),
                new ThingDeclaration(PLACE, Arrays.asList(modules)));
    }
}
