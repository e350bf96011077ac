package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.InvalidArgumentException;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingType;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.ThingModel;
import io.atforge.thing.Values;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Thing models in the shape of public ones: what is generated for them compiles, and reads and writes their values. */
@Tag("slow")
class ThingFixtureTest {

    private static final String YAML = """
            version: 1
            modem: {dialect: air720}
            products: [{key: a1hahpgAs3s, name: Tracker, thingModel: model.tsl.json}]
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("io.atforge.maven.check.ThingFixtures#ALL")
    void everyPropertyGoesToJsonAndBack(String fixture) throws Exception {
        DevicesFolder project = new DevicesFolder(folder.resolve("in"))
                .with("src/main/atforge/model.tsl.json", ThingFixtures.text(fixture));
        ThingModule module = project.read(YAML)
                .flatMap(file -> file.products().get(0).thing())
                .map(ThingDeclaration::modules)
                .orElseThrow()
                .get(0);
        GeneratedProject generated = GeneratedProject.of(project, YAML);

        try (URLClassLoader loader = GeneratedProject.load(generated.compile(folder.resolve("out"), Map.of()))) {
            ThingModel<?, ?, ?> model = model(loader, generated);

            assertThat(model.properties()).hasSameSizeAs(module.properties()).isNotEmpty();
            assertThat(model.services()).hasSameSizeAs(module.services());
            assertThat(model.writable()).hasSize((int)
                    module.properties().stream().filter(ThingProperty::writable).count());
            for (int i = 0; i < model.properties().size(); i++) {
                assertRoundTrip(
                        model, model.properties().get(i), module.properties().get(i));
            }
        }
    }

    private static <D extends PropertyValues<?>> void assertRoundTrip(
            ThingModel<?, D, ?> model, Field<?> field, ThingProperty property) {
        ThingType type = property.field().type();
        for (String value : List.of(ThingJson.least(type), ThingJson.greatest(type))) {
            D read = read(model, field, value);

            assertThat(read.values().fields()).containsExactly(field);
            assertThat(read(model, field, read.values().json(field)))
                    .as(value)
                    .isEqualTo(read)
                    .hasSameHashCodeAs(read)
                    .hasToString(read.toString());
        }
        assertThat(read(model, field, ThingJson.least(type)))
                .isNotEqualTo(read(model, field, ThingJson.greatest(type)));
        assertThatThrownBy(() -> read(model, field, "{\"no\":[]}"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(property.field().identifier());
    }

    private static <D extends PropertyValues<?>> D read(ThingModel<?, D, ?> model, Field<?> field, String value) {
        String json = "{\"" + field.identifier() + "\":" + value + "}";
        try {
            return model.reader()
                    .apply(Values.read(JsonParser.object().withLazyNumbers().from(json), model.properties()));
        } catch (JsonParserException e) {
            throw new AssertionError(json, e);
        }
    }

    private static ThingModel<?, ?, ?> model(ClassLoader loader, GeneratedProject generated)
            throws ReflectiveOperationException {
        String type = generated.sources().keySet().stream()
                .filter(path -> path.contains("TrackerThing"))
                .collect(Collectors.joining())
                .replace(".java", "")
                .replace('/', '.');
        return (ThingModel<?, ?, ?>) loader.loadClass(type).getField("MODEL").get(null);
    }
}
