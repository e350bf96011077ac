package io.atforge.maven.thing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.thing.ThingModule;
import io.atforge.testkit.platform.thing.tsl.Codes;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The testkit's stand-in for the platform, whose reader shares no code with this one, finds the same in a model. */
class StandInReadsModelsTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @FieldSource("io.atforge.maven.check.ThingFixtures#ALL")
    void bothFindTheSame(String fixture) throws Exception {
        String text = ThingFixtures.text(fixture);
        ThingModule module =
                new ModelFolder(temporary).read(text).orElseThrow().modules().get(0);
        TslModel model = TslModel.read(Files.writeString(temporary.resolve(fixture), text));
        String prefix = module.identifier().isEmpty() ? "" : module.identifier() + ":";

        assertThat(model.properties())
                .containsExactlyElementsOf(module.properties().stream()
                        .map(property -> prefix + property.field().identifier())
                        .toList());
        assertThat(module.properties())
                .allSatisfy(property -> assertThat(
                                model.isWritable(prefix + property.field().identifier()))
                        .isEqualTo(property.writable()));
        assertThat(module.events())
                .allSatisfy(event -> assertThat(model.event(prefix + event.identifier(), Map.of()))
                        .isEqualTo(Codes.OK));
        assertThat(module.services()).allSatisfy(service -> {
            assertThat(model.hasService(prefix + service.identifier())).isTrue();
            assertThat(model.isSync(prefix + service.identifier())).isEqualTo(service.synchronous());
        });
    }

    @Test
    void theTypesOfTheApiFormAreRead() throws Exception {
        Path file = Files.writeString(temporary.resolve("m.json"), ThingFixtures.text("tracker-api.json"));
        TslModel model = TslModel.read(file);

        assertThat(model.property("temperature", new BigDecimal("120.0"))).isEqualTo(Codes.OK);
        assertThat(model.property("temperature", new BigDecimal("120.1"))).isEqualTo(Codes.FLOAT);
        assertThat(model.property("powerSwitch", BigInteger.TWO)).isEqualTo(Codes.BOOL);
        assertThat(model.property("mode", BigInteger.valueOf(5))).isEqualTo(Codes.OK);
        assertThat(model.property("mode", BigInteger.ONE)).isEqualTo(Codes.ENUM);
        assertThat(model.property("label", "x".repeat(65))).isEqualTo(Codes.TEXT);
        assertThat(model.property("samples", List.of(BigInteger.ONE))).isEqualTo(Codes.OK);
        assertThat(model.property("samples", List.of("x"))).isEqualTo(Codes.ELEMENT);
        assertThat(model.property("position", Map.of("longitude", new BigDecimal("180.5"))))
                .isEqualTo(Codes.DOUBLE);
        assertThat(model.event("alarm", Map.of("code", BigInteger.valueOf(100))))
                .isEqualTo(Codes.INT);
        assertThat(model.output("selfTest", Map.of("passed", BigInteger.TWO))).isEqualTo(Codes.BOOL);
    }
}
