package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a thing model does not allow does not compile. */
class CompileTimeThingTest {

    private static final List<String> HANDLERS = List.of(
            "public boolean setPowerSwitch(boolean wanted) { return wanted; }",
            "public TrackerThing.WorkMode setWorkMode(TrackerThing.WorkMode wanted) { return wanted; }",
            "public TrackerThing.GeoLocation setGeoLocation(TrackerThing.GeoLocation wanted) { return wanted; }",
            "public List<Integer> setSamples(List<Integer> wanted) { return wanted; }",
            "public String setLabel(String wanted) { return wanted; }",
            "public void reboot(TrackerThing.RebootInput input) { input.delay(); }",
            "public TrackerThing.MeasureOutput measure(TrackerThing.MeasureInput input) {"
                    + " return TrackerThing.MeasureOutput.builder().temperature(1f).build(); }");

    @TempDir
    Path folder;

    private Map<String, String> sources;

    @BeforeEach
    void generate() {
        sources = ThingModels.sources("Tracker", ThingModels.tracker());
        sources.putAll(ThingModels.sources("Meter", ThingModels.tracker()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thing.report(TrackerThing.Properties.builder().temperature(21.5f).powerSwitch(true).build());",
                "thing.report(TrackerThing.Properties.builder().workMode(TrackerThing.WorkMode.FULL_POWER).build());",
                "thing.report(TrackerThing.Properties.builder().samples(List.of(1, 2)).since(Instant.EPOCH).build());",
                "thing.report(TrackerThing.Alarm.builder().level(TrackerThing.Level.HIGH).build());",
                "thing.report(new Sample<>(TrackerThing.Alarm.builder().build(), Instant.EPOCH));",
                "thing.serve(new OwnHandlers());",
                "double longitude = new TrackerThing.GeoLocation(1, 2).longitude(); assert longitude == 1;",
                "float temperature = TrackerThing.Properties.builder().build().temperature().orElseThrow();"
                        + " assert temperature > 0;"
            })
    void theRightUseCompilesWithoutAWarning(String statement) throws IOException {
        Compilation compilation = compile(statement, HANDLERS);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.successful()).isTrue();
    }

    @Test
    void aReadOnlyPropertyCannotBeOfferedForSetting() throws IOException {
        List<String> handlers = new ArrayList<>(HANDLERS);
        handlers.set(0, HANDLERS.get(0) + " @Override public float setTemperature(float wanted) { return wanted; }");

        assertFails(compile("", handlers), "method does not override or implement a method from a supertype");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void aMissingHandlerDoesNotCompile(int missing) throws IOException {
        List<String> handlers = new ArrayList<>(HANDLERS);
        handlers.remove(missing);

        assertFails(compile("", handlers), "OwnHandlers is not abstract and does not override abstract method");
    }

    @Test
    void aValueOfAnotherTypeDoesNotCompile() throws IOException {
        assertFails("TrackerThing.Properties.builder().temperature(\"21.5\");", "String cannot be converted to float");
        assertFails("TrackerThing.Properties.builder().powerSwitch(1);", "int cannot be converted to boolean");
        assertFails("TrackerThing.Properties.builder().wiFiRssi(1.5f);", "possible lossy conversion from float to int");
        assertFails("TrackerThing.Properties.builder().since(5);", "int cannot be converted to Instant");
        assertFails(
                "TrackerThing.Properties.builder().workMode(TrackerThing.Level.LOW);",
                "TrackerThing.Level cannot be converted to TrackerThing.WorkMode");
    }

    @Test
    void whatTheModelDoesNotHaveDoesNotCompile() throws IOException {
        assertFails("TrackerThing.Properties.builder().humidity(1);", "cannot find symbol");
    }

    @Test
    void valuesOfAnotherProductDoNotCompile() throws IOException {
        assertFails("thing.report(MeterThing.Properties.builder().temperature(1f).build());", "no suitable method");
        assertFails("thing.report(MeterThing.Alarm.builder().build());", "no suitable method");
        assertFails(
                "thing.serve((MeterThing.Handlers) null);",
                "MeterThing.Handlers cannot be converted to TrackerThing.Handlers");
    }

    @Test
    void aModelOfAnotherProductDoesNotCompile() throws IOException {
        assertFails("session.thing(MeterThing.MODEL);", "ThingModel<Meter,");
        assertThat(compile("session.thing(TrackerThing.MODEL);", HANDLERS).messages())
                .isEmpty();
    }

    private void assertFails(String statement, String reason) throws IOException {
        assertFails(compile(statement, HANDLERS), reason);
    }

    private static void assertFails(Compilation compilation, String reason) {
        assertThat(compilation.successful()).isFalse();
        assertThat(compilation.messages())
                .map(message -> message.replaceAll("\\b[a-z.]+\\.(?=[A-Z])", ""))
                .filteredOn(message -> !message.contains("warning"))
                .singleElement()
                .asString()
                .contains("Use.java:")
                .contains(reason);
    }

    private Compilation compile(String statement, List<String> handlers) throws IOException {
        Map<String, String> all = new TreeMap<>(sources);
        all.put("com/example/tracker/Use.java", """
                package com.example.tracker;
                import io.atforge.session.ModemSession;
                import io.atforge.thing.Sample;
                import io.atforge.thing.Thing;
                import java.time.Instant;
                import java.util.List;
                /** A use. */
                final class Use {
                    /** Handlers. */
                    static final class OwnHandlers implements TrackerThing.Handlers {
                        /** Creates them. */
                        OwnHandlers() {}
                        %s
                    }
                    /** No instances. */
                    private Use() {}
                    /**
                     * Uses.
                     *
                     * @param session a session
                     * @param thing   a thing
                     */
                    static void use(
                            ModemSession<Tracker> session,
                            Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> thing) {
                        %s
                    }
                    /**
                     * Times.
                     *
                     * @return some
                     */
                    static List<Sample<Tracker>> times() {
                        return List.of(new Sample<>(TrackerThing.Alarm.builder().build(), Instant.EPOCH));
                    }
                }
                """.formatted(
                handlers.stream().map(method -> "/** A handler. */ " + method).collect(Collectors.joining("\n")),
                statement));
        return Compilation.of(folder.resolve("classes"), all);
    }
}
