package io.atforge.maven.codegen;

import static io.atforge.maven.codegen.ThingModels.INT;
import static io.atforge.maven.codegen.ThingModels.choice;
import static io.atforge.maven.codegen.ThingModels.event;
import static io.atforge.maven.codegen.ThingModels.field;
import static io.atforge.maven.codegen.ThingModels.module;
import static io.atforge.maven.codegen.ThingModels.property;
import static io.atforge.maven.codegen.ThingModels.service;
import static io.atforge.maven.codegen.ThingModels.struct;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are near to those of generated code, and models that are as empty or as full as can be. */
@Tag("slow")
class ThingNamesTest {

    @TempDir
    Path folder;

    /** Such identifiers stay as they are if they differ by case only, so that a parameter is called like a class. */
    @Test
    void aMemberIsNotTakenForAClass() throws IOException {
        ThingField[] members = Stream.of("Values DataType List Optional Field Integer Instant Override".split(" "))
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)))
                .map(name -> field(name, INT))
                .toArray(ThingField[]::new);

        assertThat(messages(module(
                        "",
                        List.of(property("members", struct(members), true)),
                        List.of(event("Alarm", members)),
                        List.of(service("run", List.of(members), List.of(members))))))
                .isEmpty();
    }

    /** A field is nearer than a class of the same name. */
    @Test
    void anEventIsNotTakenForTheModel() throws IOException {
        Map<String, String> sources = ThingModels.sources(
                "Tracker", module("", List.of(), List.of(event("MODEL"), event("Model")), List.of()));
        sources.put(
                "com/example/tracker/Use.java",
                "package com.example.tracker;\n\n/** Uses them. */\ninterface Use {\n    /** One. */\n"
                        + "    Object ONE = TrackerThing.MODEL_.builder();\n    /** Another. */\n"
                        + "    Object TWO = TrackerThing.Model__.builder();\n}\n");

        assertThat(Compilation.of(folder, sources).messages()).isEmpty();
    }

    /** The constant of such an identifier is written like its class, and would be nearer. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "x1", "A"})
    void aConstantIsNotTakenForAClass(String identifier) throws IOException {
        ThingType aStruct = struct(field(identifier, choice("on", "off")), field("b", INT));
        ThingField[] fields = {field(identifier, aStruct), field("b", choice("high", "low"))};
        ThingField many = field(identifier, new ThingType.Array(4, aStruct));

        assertThat(messages(module(
                        "",
                        List.of(property(identifier, aStruct, true), property("b", choice("high", "low"), true)),
                        List.of(event("one", fields), event("many", many)),
                        List.of(
                                service("one_too", List.of(fields), List.of(fields)),
                                service("many_too", List.of(many), List.of(many))))))
                .isEmpty();
    }

    /** Classes that are named after their owners too may be written like a constant: here AB. */
    @Test
    void aConstantIsNotTakenForAClassOfAParameter() throws IOException {
        ThingField[] fields = {field("b", struct(field("m", INT))), field("ab", INT)};

        assertThat(messages(module(
                        "",
                        List.of(),
                        List.of(event("a", fields), event("c", field("b", struct(field("n", INT))))),
                        List.of())))
                .isEmpty();
    }

    @Test
    void anEventMayBeCalledOptional() throws IOException {
        Map<String, String> sources = ThingModels.sources(
                "Tracker",
                module("", List.of(property("a", INT, true)), List.of(event("optional", field("b", INT))), List.of()));
        sources.put(
                "com/example/tracker/Use.java",
                "package com.example.tracker;\n\n/** Uses it. */\ninterface Use {\n    /** One. */\n"
                        + "    java.util.Optional<Integer> ONE = TrackerThing.Optional.builder().build().b();\n}\n");

        assertThat(Compilation.of(folder, sources).messages()).isEmpty();
    }

    /** The nested class of that name is nearer than the product's. */
    @ParameterizedTest
    @ValueSource(strings = {"Properties", "Handlers", "Builder"})
    void aProductIsNotTakenForANestedClass(String product) throws IOException {
        Map<String, String> sources = ThingModels.sources(product, ThingModels.tracker());
        sources.put("com/example/tracker/Use.java", """
                package com.example.tracker;
                import io.atforge.thing.EventValues;
                import io.atforge.thing.PropertyValues;
                import io.atforge.thing.ThingModel;
                /** Uses it. */
                interface Use {
                    /** The model. */
                    ThingModel<P, PThing.Properties, PThing.Handlers> MODEL = PThing.MODEL;
                    /** Properties. */
                    PropertyValues<P> VALUES = PThing.Properties.builder().build();
                    /** An event. */
                    EventValues<P> ALARM = PThing.Alarm.builder().build();
                }
                """.replaceAll("\\bP(?=Thing|\\b)", product));

        assertThat(Compilation.of(folder, sources).messages()).isEmpty();
    }

    @Test
    void aModelWithoutAnythingCompiles() throws IOException {
        assertThat(messages(module("", List.of(), List.of(), List.of()))).isEmpty();
    }

    @Test
    void anEventAndAServiceWithoutParametersCompile() throws IOException {
        assertThat(messages(module(
                        "", List.of(), List.of(event("lost")), List.of(service("reboot", List.of(), List.of())))))
                .isEmpty();
    }

    @Test
    void asManyConstantsAndParametersAsAreGeneratedCompile() throws IOException {
        ThingType type = choice(
                IntStream.range(0, 1000).mapToObj(i -> "the constant no " + i).toArray(String[]::new));
        ThingField[] fields = IntStream.range(0, 300)
                .mapToObj(i -> field("a_parameter_with_as_long_a_name_as_there_can_be_" + i, ThingModels.TEMPERATURE))
                .toArray(ThingField[]::new);

        assertThat(messages(module(
                        "",
                        List.of(property("mode", type, true)),
                        List.of(event("Alarm", fields)),
                        List.of(service("run", List.of(fields), List.of(fields))))))
                .isEmpty();
    }

    /** In Turkish, the small letter of I is another. */
    @Test
    void theUsersLanguageChangesNothing() {
        ThingModule module = module(
                "INSIDE",
                List.of(property("WIFI_Band", choice("Idle", "inside"), true)),
                List.of(event("Alarm_I", field("LIMIT", INT))),
                List.of(service("init", List.of(), List.of())));
        Map<String, String> here = ThingModels.sources("Tracker", module);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));

            assertThat(ThingModels.sources("Tracker", module)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    private List<String> messages(ThingModule module) throws IOException {
        Compilation compilation = Compilation.of(folder, ThingModels.sources("Tracker", module));
        assertThat(compilation.successful())
                .as(compilation.messages().toString())
                .isTrue();
        return compilation.messages();
    }
}
