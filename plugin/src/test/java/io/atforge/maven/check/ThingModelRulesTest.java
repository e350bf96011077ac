package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.thing.ThingModule;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThingModelRulesTest {

    /** Eleven mistakes, no two alike. */
    public static final String TEN_MISTAKES = """
            {
              "schema": "https://iotx-tsl.oss-ap-southeast-1.aliyuncs.com/schema.json",
              "profile": {"productKey": "a1hahpgAs3s"},
              "properties": [
                {"identifier": "speed-1", "accessMode": "r", "dataType": {"type": "int"}},
                {"identifier": "time", "accessMode": "r", "dataType": {"type": "date"}},
                {"identifier": "fuel", "accessMode": "ro", "dataType": {"type": "int"}},
                {"identifier": "level", "accessMode": "r", "dataType": {"type": "int", "specs": {"min": "9", "max": "1"}}},
                {"identifier": "level", "accessMode": "r", "dataType": {"type": "flaot"}},
                {"identifier": "mode", "accessMode": "rw", "dataType": {"type": "enum", "specs": {"eco": "0"}}},
                {"identifier": "label", "accessMode": "rw", "dataType": {"type": "text", "specs": {"length": "99999"}}}
              ],
              "events": [
                {"identifier": "alarm", "type": "alarm", "outputData": []}
              ],
              "services": [
                {"identifier": "reboot", "callType": "async", "inputData": ["delay"], "outputData": [{"identifier": "done"}]}
              ]
            }
            """;

    private static final String WITH_MODEL =
            DevicesFolder.TUTORIAL.replace("    devices:", "    thingModel: tracker.json\n    devices:");

    @TempDir
    Path basedir;

    private DevicesFolder project;

    @BeforeEach
    void makeProject() {
        project = new DevicesFolder(basedir)
                .with("src/main/atforge/tracker.json", ThingFixtures.text("tracker.json"))
                .with("src/main/atforge/tracker-gps.json", ThingFixtures.text("tracker-gps.json"));
    }

    @Test
    void theModelIsPartOfTheProduct() {
        ProductDeclaration product = project.read(
                        WITH_MODEL.replace("tracker.json", "[tracker.json, tracker-gps.json]"))
                .orElseThrow()
                .products()
                .get(0);

        assertThat(project.problems()).isEmpty();
        assertThat(product.thing().orElseThrow().location().line()).isEqualTo(17);
        assertThat(product.thing().orElseThrow().modules())
                .extracting(ThingModule::identifier)
                .containsExactly("", "gps");
    }

    @Test
    void aProductWithoutAModelHasNone() {
        assertThat(project.read(DevicesFolder.TUTORIAL)
                        .orElseThrow()
                        .products()
                        .get(0)
                        .thing())
                .isEmpty();
    }

    @Test
    void mistakesOfBothFilesAreToldInOneRun() {
        project.with("src/main/atforge/tracker.json", TEN_MISTAKES);

        assertThat(project.problems(WITH_MODEL.replace("keepAlive: 600", "keepAlive: 6")))
                .containsExactly(
                        "devices.yaml:5:14: keepAlive must be a number from 30 to 1200, not '6'",
                        "tracker.json:5:20: 'speed-1' is no identifier: it has 1 to 50 letters A-Z and a-z, digits and _",
                        "tracker.json:6:20: 'time' is a word of the platform; give the property another identifier in the"
                                + " console",
                        "tracker.json:7:42: unknown accessMode 'ro'; did you mean 'r'?",
                        "tracker.json:8:93: min 9 is greater than max 1",
                        "tracker.json:9:20: property 'level' is already on line 8; remove one",
                        "tracker.json:9:69: unknown type 'flaot'; did you mean 'float'?",
                        "tracker.json:10:87: 'eco' is no code of an enum: it is a whole number of 32 bits",
                        "tracker.json:11:98: length must be a whole number from 1 to 10240, not 99999, which is the platform's"
                                + " limit",
                        "tracker.json:14:37: unknown type 'alarm'; did you mean 'alert'?",
                        "tracker.json:17:65: parameter must be an object, not a text",
                        "tracker.json:17:90: parameter has no dataType");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    other.json     | there is no file src/main/atforge/other.json; thingModel is seen from the folder of devices.yaml
                    /tracker.json  | thingModel must be a relative path that stays in the project's folder
                    {a: b}         | thingModel must be a file or a list of files, not a mapping of keys to values
                    '\"\"'         | thingModel is empty; write a file, or remove the key
                    """)
    void whatIsNoFileIsTold(String value, String problem) {
        assertThat(project.problems(WITH_MODEL.replace("tracker.json", value)))
                .containsExactly("devices.yaml:17:17: " + problem);
    }

    @Test
    void theTypesOfAModelTakePartInTheCheckForClashes() {
        String second = "\n  - key: a1hahpgAs3t\n    name: TrackerThinggps\n";
        assertThat(project.problems(WITH_MODEL.replace("tracker.json", "[tracker.json, tracker-gps.json]") + second))
                .containsExactly(
                        "devices.yaml:23:11: products 'TrackerThinggps' and 'Tracker' on line 11 would both generate"
                                + " the type TrackerThinggps, on some systems if only by case; rename one");
        assertThat(project.problems(WITH_MODEL + second)).isEmpty();
        assertThat(project.problems(WITH_MODEL + second.replace("Thinggps", "Thing")))
                .hasSize(1);
        assertThat(project.problems(DevicesFolder.TUTORIAL + second.replace("Thinggps", "Thing")))
                .isEmpty();
    }

    @Test
    void productsMayShareAFileThatHasNoKey() {
        String second = "\n  - key: a1hahpgAs3t\n    name: Meter\n    thingModel: tracker.json\n";
        assertThat(project.read(WITH_MODEL + second).orElseThrow().products())
                .extracting(product -> product.thing().orElseThrow().modules().size())
                .containsExactly(1, 1);
        assertThat(project.warnings())
                .containsExactly("tracker.json:5:19: this is the model of product a1hahpgAs3s, not of a1hahpgAs3t;"
                        + " export that product's, or remove productKey here if the models are alike");

        project.with(
                "src/main/atforge/tracker.json",
                ThingFixtures.text("tracker.json").replaceFirst(",\\s*\"productKey\": \"[^\"]*\"", ""));

        assertThat(project.problems(WITH_MODEL + second)).isEmpty();
        assertThat(project.warnings()).isEmpty();
    }
}
