package io.atforge.maven.thing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonReader;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import io.atforge.maven.thing.ThingType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ThingReaderTest {

    @TempDir
    Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ModelFolder(temporary);
    }

    @ParameterizedTest
    @FieldSource("io.atforge.maven.check.ThingFixtures#ALL")
    void aRealModelHasNoMistake(String fixture) {
        assertThat(folder.read(ThingFixtures.text(fixture))).isPresent();
        assertThat(folder.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cart.json, 5, 0, 0",
        "greenhouse.json, 2, 0, 0",
        "lantern.json, 1, 1, 0",
        "calculator.json, 2, 1, 1",
        "ceiling-light.json, 17, 1, 0",
        "container.json, 8, 3, 0",
        "tracker.json, 8, 1, 2",
        "tracker-gps.json, 3, 1, 1",
        "tracker-api.json, 6, 1, 1"
    })
    void whatThePlatformAddsIsLeftOut(String fixture, int properties, int events, int services) {
        ThingModule module = module(ThingFixtures.text(fixture));

        assertThat(module.properties()).hasSize(properties);
        assertThat(module.events()).hasSize(events);
        assertThat(module.services()).hasSize(services);
    }

    @Test
    void aModelIsReadWhole() {
        ThingModule module = module(ThingFixtures.text("calculator.json"));

        ThingProperty counter = module.properties().get(1);
        assertThat(counter.writable()).isFalse();
        assertThat(counter.field().identifier()).isEqualTo("Ticks");
        assertThat(counter.field().name()).isEqualTo("计数");
        assertThat(counter.field().type()).isEqualTo(new ThingType.Int32(0, 99999, 1, new ThingType.Unit("", "")));
        ThingEvent event = module.events().get(0);
        assertThat(event.kind()).isEqualTo(ThingEvent.Kind.ERROR);
        assertThat(event.output().get(0).type())
                .isEqualTo(new ThingType.Enumeration(
                        List.of(new ThingType.Constant(0, "正常"), new ThingType.Constant(1, "其他"))));
        ThingService service = module.services().get(0);
        assertThat(service.synchronous()).isTrue();
        assertThat(service.input()).extracting(ThingField::identifier).containsExactly("SummandA", "SummandB");
        assertThat(service.output()).extracting(ThingField::identifier).containsExactly("Sum");
        assertThat(module.properties().get(0).field().type()).isEqualTo(new ThingType.Bool("断开", "接通"));
    }

    @Test
    void theDefaultModuleIsTheFirst() {
        ThingDeclaration thing = folder.read(ThingFixtures.text("tracker-gps.json"), ThingFixtures.text("tracker.json"))
                .orElseThrow();

        assertThat(thing.modules()).extracting(ThingModule::identifier).containsExactly("", "gps");
        assertThat(thing.modules().get(1).name()).isEqualTo("定位");
        assertThat(folder.told()).isEmpty();
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void aNumberWithoutARangeMayBeNegative() {
        assertThat(property("double", "\"specs\": {\"min\": \"-4.9E-324\", \"max\": \"1.7976931348623157E308\"}"))
                .isEqualTo(new ThingType.Float64(-Double.MAX_VALUE, Double.MAX_VALUE, "", new ThingType.Unit("", "")));
        assertThat(property("float", "\"specs\": {\"min\": \"1.4E-45\", \"max\": \"3.4028235E38\", \"step\": \"0\"}"))
                .isEqualTo(new ThingType.Float32(-Float.MAX_VALUE, Float.MAX_VALUE, "", new ThingType.Unit("", "")));
        assertThat(property("double", "\"specs\": {\"min\": \"0\", \"max\": \"1.7976931348623157E308\"}"))
                .isEqualTo(new ThingType.Float64(0, Double.MAX_VALUE, "", new ThingType.Unit("", "")));
    }

    @Test
    void numbersAreReadAsNumbersAndAsTexts() {
        assertThat(property("int", "\"specs\": {\"min\": 1, \"max\": \"9\", \"step\": 2.0, \"unitName\": \"无\"}"))
                .isEqualTo(new ThingType.Int32(1, 9, 2, new ThingType.Unit("", "")));
        assertThat(property("float", "\"specs\": {\"max\": 1e39, \"step\": 1E-2, \"unit\": \"℃\"}"))
                .isEqualTo(
                        new ThingType.Float32(-Float.MAX_VALUE, Float.MAX_VALUE, "0.01", new ThingType.Unit("℃", "")));
    }

    @Test
    void whatIsLeftOutHasTheTypesLimits() {
        assertThat(property("int", "\"x\": 1"))
                .isEqualTo(new ThingType.Int32(Integer.MIN_VALUE, Integer.MAX_VALUE, 0, new ThingType.Unit("", "")));
        assertThat(property("text", "\"specs\": null")).isEqualTo(new ThingType.Text(10240));
        assertThat(property("bool", "\"specs\": {}")).isEqualTo(new ThingType.Bool("", ""));
        assertThat(property("date", "\"specs\": {}")).isEqualTo(new ThingType.Date());
        assertThat(property("array", "\"specs\": {\"item\": {\"type\": \"text\"}}"))
                .isEqualTo(new ThingType.Array(512, new ThingType.Text(10240)));
    }

    @Test
    void codesOfAnEnumMayBeNegativeAndHaveHoles() {
        assertThat(property("enum", "\"specs\": {\"-1\": \"a\", \"7\": \"b\"}"))
                .isEqualTo(new ThingType.Enumeration(
                        List.of(new ThingType.Constant(-1, "a"), new ThingType.Constant(7, "b"))));
    }

    @Test
    void theFormOfTheApiIsTheSameModel() {
        ThingModule api = module(ThingFixtures.text("tracker-api.json"));
        ThingModule export = module(ThingFixtures.text("tracker.json"));

        assertThat(types(api).subList(0, 2)).isEqualTo(types(export).subList(0, 2));
        assertThat(types(api).get(2))
                .isEqualTo(new ThingType.Enumeration(
                        List.of(new ThingType.Constant(0, "eco"), new ThingType.Constant(5, "sport"))));
        assertThat(types(api).get(3)).isEqualTo(new ThingType.Text(64));
        assertThat(types(api).get(4)).isEqualTo(types(export).get(6));
        assertThat(((ThingType.Struct) types(api).get(5)).members().get(0).type())
                .isEqualTo(new ThingType.Float64(-180, 180, "0.01", new ThingType.Unit("", "")));
        assertThat(api.properties()).extracting(ThingProperty::writable).startsWith(false, true);
        assertThat(api.events().get(0).kind()).isEqualTo(ThingEvent.Kind.ALERT);
        assertThat(api.events().get(0).name()).isEqualTo("告警");
        assertThat(api.services().get(0).synchronous()).isTrue();
        assertThat(api.services().get(0).output()).hasSize(1);
    }

    /** As the first of two keys that are one in the export: the second is as unknown as any other. */
    @Test
    void theFirstOfTwoKeysOfTheApiCounts() {
        ThingModule module = module("{\"_ppk\": {}, \"functionBlockId\": \"gps\", \"identifier\": \"other\","
                + " \"events\": [{\"identifier\": \"a\", \"name\": null, \"eventName\": \"first\", \"serviceName\": 5,"
                + " \"eventType\": \"INFO_EVENT_TYPE\", \"type\": \"other\", \"outputdata\": [], \"outputData\": 5}]}");

        assertThat(folder.told()).isEmpty();
        assertThat(module.identifier()).isEqualTo("gps");
        assertThat(module.events().get(0).name()).isEqualTo("first");
    }

    @Test
    void noKeyOfTheApiFormIsThereTwice() {
        JsonObject export = new ApiForm(new Problems()).asExport((JsonObject) JsonReader.read(
                        new SourceFile(Path.of("m.json"), "m.json"),
                        "{\"_ppk\": {}, \"functionBlockId\": \"gps\", \"identifier\": \"b\", \"name\": \"c\","
                                + " \"events\": [{\"name\": \"a\", \"eventName\": \"b\", \"desc\": \"a\","
                                + " \"description\": \"b\", \"type\": \"a\", \"eventType\": \"b\"}]}",
                        new Problems())
                .orElseThrow());
        JsonObject event = (JsonObject)
                ((JsonArray) export.value("events").orElseThrow()).items().get(0);

        assertThat(export.members())
                .extracting(member -> member.key().text())
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(event.members())
                .extracting(member -> member.key().text())
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void anotherProductsModelIsWarnedOfAndAPlaceholderIsNot() {
        folder.read(ThingFixtures.text("lantern.json"));
        assertThat(folder.warnings())
                .containsExactly(
                        "m1.json:4:16: this is the model of product a1Xk2LmN3oP, not of a1hahpgAs3s; export that"
                                + " product's, or remove productKey here if the models are alike");

        folder.read(ThingFixtures.text("cart.json"));
        assertThat(folder.warnings()).isEmpty();
    }

    private static List<ThingType> types(ThingModule module) {
        return module.properties().stream()
                .map(property -> property.field().type())
                .toList();
    }

    private ThingModule module(String text) {
        return folder.read(text).orElseThrow().modules().get(0);
    }

    private ThingType property(String type, String specs) {
        ThingModule module =
                module("{\"schema\": \"s\", \"properties\": [{\"identifier\": \"a\", \"accessMode\": \"r\","
                        + " \"dataType\": {\"type\": \"" + type + "\", " + specs + "}}]}");
        assertThat(folder.told()).isEmpty();
        return module.properties().get(0).field().type();
    }
}
