package io.atforge.maven.thing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are larger than what is generated for them, and some with less in them than most. */
class ThingLimitsTest {

    @TempDir
    Path basedir;

    private ModelFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ModelFolder(basedir);
    }

    @Test
    void anEnumThatNoClassCanHoldIsTold() {
        assertThat(told(property(constants(1000)))).isEmpty();
        assertThat(told(property(constants(1001))))
                .containsExactly("m1.json:3:30: the enum has 1001 constants, more than 1000, which is as many as are"
                        + " generated");
    }

    @Test
    void parametersThatNoClassCanHoldAreTold() {
        assertThat(told(event(300))).isEmpty();
        assertThat(told(event(301)))
                .containsExactly(
                        "m1.json:302:1: there are 301 parameters, more than 300, which is as many as are generated");
    }

    @Test
    void keysOfAnEnumHaveNoOrder() {
        assertThat(type(property("\"5\": \"a\", \"-1\": \"b\", \"0\": \"c\"")))
                .isEqualTo(new ThingType.Enumeration(List.of(
                        new ThingType.Constant(-1, "b"),
                        new ThingType.Constant(0, "c"),
                        new ThingType.Constant(5, "a"))));
    }

    /** Who does not use a module need not export it. */
    @Test
    void aModuleWithoutAFileIsLeftOut() {
        assertThat(ThingFixtures.text("tracker.json")).contains("\"functionBlockId\": \"gps\"");

        ThingDeclaration thing = folder.read(ThingFixtures.text("tracker.json")).orElseThrow();

        assertThat(thing.modules()).extracting(ThingModule::identifier).containsExactly("");
        assertThat(folder.told()).isEmpty();
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void aFileThatIsNamedTwiceIsTold() {
        String text = ThingFixtures.text("tracker.json");
        folder.read(text, text);

        assertThat(folder.told())
                .containsExactly("devices.yaml:2:1: the default module is already in m1.json; remove one of the two");
    }

    private ThingType type(String model) {
        assertThat(told(model)).isEmpty();
        return folder.read(model)
                .orElseThrow()
                .modules()
                .get(0)
                .properties()
                .get(0)
                .field()
                .type();
    }

    private List<String> told(String model) {
        folder.read(model);
        return folder.told();
    }

    private static String property(String constants) {
        return """
                {"schema": "s", "properties": [
                {"identifier": "mode", "accessMode": "r", "dataType":
                {"type": "enum", "specs":    {%s}}}]}""".formatted(constants);
    }

    private static String constants(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + i + "\": \"\"").collect(Collectors.joining(","));
    }

    private static String event(int parameters) {
        return IntStream.range(0, parameters)
                .mapToObj(i -> "{\"identifier\": \"p" + i + "\", \"dataType\": {\"type\": \"date\"}}")
                .collect(Collectors.joining(
                        ",\n",
                        "{\"schema\": \"s\", \"events\": [{\"identifier\": \"e\", \"type\": \"info\", \"outputData\": [\n",
                        "]}]}"));
    }
}
