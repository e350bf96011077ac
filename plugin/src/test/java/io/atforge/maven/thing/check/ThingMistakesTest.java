package io.atforge.maven.thing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThingMistakesTest {

    @TempDir
    Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ModelFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {`type`: `int`, `specs`: {`min`: ^`a`}} | min must be a number, not 'a'
                    {`type`: `int`, `specs`: {`min`: ^true}} | min must be a number, not true
                    {`type`: `int`, `specs`: {`max`: ^`4294967295`}} | max must be a whole number from -2147483648 to 2147483647, not 4294967295, as an int has 32 bits; make it a double in the console if it needs more
                    {`type`: `int`, `specs`: {`min`: ^`1e999`}} | min must be a whole number from -2147483648 to 2147483647, not 1e999, as an int has 32 bits; make it a double in the console if it needs more
                    {`type`: `int`, `specs`: {`step`: ^`0.1`}} | step must be a whole number from 0 to 2147483647, not 0.1, as the values of an int are
                    {`type`: `int`, `specs`: {`min`: ^`5`, `max`: `1`}} | min 5 is greater than max 1
                    {`type`: `float`, `specs`: {`step`: ^`-1`}} | step must be greater than 0, not -1
                    {`type`: `double`, `specs`: {`max`: ^`NaN`}} | max must be a number, not 'NaN'
                    {`type`: `double`, `specs`: ^[]} | specs must be an object, not a list
                    {`type`: `text`, `specs`: {`length`: ^`10241`}} | length must be a whole number from 1 to 10240, not 10241, which is the platform's limit
                    {`type`: `bool`, `specs`: {`0`: ^5}} | 0 must be a text, not a number
                    ^{`type`: `enum`} | an enum has constants; write them as specs, "0": "off"
                    {`type`: `enum`, `specs`: {^`on`: `1`}} | 'on' is no code of an enum: it is a whole number of 32 bits
                    {`type`: `enum`, `specs`: {^`4294967296`: `1`}} | '4294967296' is no code of an enum: it is a whole number of 32 bits
                    {`type`: `enum`, `specs`: {`1`: `a`, ^`01`: `b`}} | the code 1 is there twice; remove one
                    {`type`: `enum`, `specs`: {`1`: ^{}}} | the name of an enum's constant must be a text, not an object
                    {`type`: `struct`, `specs`: ^[]} | a struct has members; list them as specs
                    {`type`: `struct`, `specs`: ^{}} | specs must be a list, not an object
                    {`type`: `struct`, `specs`: [^5]} | member must be an object, not a number
                    {`type`: `struct`, `specs`: [^{`identifier`: `m`}]} | member has no dataType
                    {`type`: `struct`, `specs`: [{`identifier`: `m`, `dataType`: {`type`: ^`struct`}}]} | the type of a struct's member cannot be struct
                    {`type`: `struct`, `specs`: [{`identifier`: `m`, `dataType`: {`type`: ^`array`}}]} | the type of a struct's member cannot be array
                    {`type`: `array`, `specs`: ^{`size`: 4}} | specs has no item
                    ^{`type`: `array`} | specs has no item
                    {`type`: `array`, `specs`: {`size`: ^513, `item`: {`type`: `int`}}} | size must be a whole number from 1 to 512, not 513, which is the platform's limit
                    {`type`: `array`, `specs`: {`item`: {`type`: ^`array`}}} | the type of an array's elements cannot be array
                    {`type`: `array`, `specs`: {`item`: {`type`: ^`bool`}}} | the type of an array's elements cannot be bool
                    {`type`: ^`integer`} | unknown type 'integer'; known are array, bool, date, double, enum, float, int, struct, text
                    {`type`: ^`string`} | unknown type 'string'; known are array, bool, date, double, enum, float, int, struct, text
                    ^{`type`: ``} | dataType has no type
                    {`type`: ^5} | type must be a text, not a number
                    """)
    void aWrongTypeIsToldWithItsPlace(String type, String problem) {
        assertTold(model("{\"identifier\": \"a\", \"accessMode\": \"r\",\n     \"dataType\": " + type + "}"), problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    `properties`: ^{} | properties must be a list, not an object
                    `properties`: [^7] | property must be an object, not a number
                    `properties`: [^{`accessMode`: `r`, `dataType`: {`type`: `date`}}] | property has no identifier
                    `properties`: [^{`identifier`: `a`, `dataType`: {`type`: `date`}}] | property has no accessMode
                    `properties`: [{`identifier`: `a`, `accessMode`: ^`ro`, `dataType`: {`type`: `date`}}] | unknown accessMode 'ro'; did you mean 'r'?
                    `properties`: [{`identifier`: ^`a-b`, `accessMode`: `r`, `dataType`: {`type`: `date`}}] | 'a-b' is no identifier: it has 1 to 50 letters A-Z and a-z, digits and _
                    `properties`: [{`identifier`: ^`time`, `accessMode`: `r`, `dataType`: {`type`: `date`}}] | 'time' is a word of the platform; give the property another identifier in the console
                    `properties`: [{`identifier`: `a`, `accessMode`: `r`, `dataType`: ^`date`}] | dataType must be an object, not a text
                    `events`: [{`identifier`: `a`, `type`: ^`warning`}] | unknown type 'warning'; known are alert, error, info
                    `events`: [{`identifier`: ^`post`, `type`: `info`, `method`: `thing.event.post.post`}] | 'post' is a word of the platform; give the event another identifier in the console
                    `services`: [{`identifier`: `a`, `callType`: ^`sink`}] | unknown callType 'sink'; did you mean 'sync'?
                    `services`: [{`identifier`: `a`, `callType`: `sync`, `inputData`: [^`b`]}] | parameter must be an object, not a text
                    `events`: [], `functionBlockId`: ^`a.b` | 'a.b' is no identifier of a module: it has 1 to 30 letters A-Z and a-z, digits and _
                    """)
    void aWrongFeatureIsToldWithItsPlace(String members, String problem) {
        assertTold("{\"schema\": \"s\", " + members + "}", problem);
    }

    /** The form of the API has other keys than the export: who reads the message looks for it in the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    `properties`: [^{`identifier`: `a`, `dataType`: `DATE`}] | property has no rwFlag
                    `properties`: [{`identifier`: `a`, `rwFlag`: ^`READ`, `dataType`: `DATE`}] | unknown rwFlag 'READ'; known are r, rw, w
                    `properties`: [{`identifier`: `a`, `rwFlag`: ^5, `dataType`: `DATE`}] | rwFlag must be a text, not a number
                    `properties`: [^{`identifier`: `a`, `rwFlag`: `READ_ONLY`}] | property has no dataType
                    `properties`: [^{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ``}] | property has no dataType
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ^5}] | dataType must be a text, not a number
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ^`INTEGR`}] | unknown dataType 'integr'; known are array, bool, date, double, enum, float, int, struct, text
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `INT`, `dataSpecs`: ^[]}] | dataSpecs must be an object, not a list
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `INT`, `dataSpecs`: {`min`: ^true}}] | min must be a number, not true
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ^`ENUM`}] | an enum has constants; write them as dataSpecsList, {"value": 0, "name": "off"}
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `ENUM`, `dataSpecsList`: [{`value`: 1, `name`: `x`}, {`value`: ^1, `name`: `y`}]}] | the code 1 is there twice; remove one
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `ENUM`, `dataSpecsList`: [{`value`: 1, `name`: `x`}, ^5]}] | constant must be an object, not a number
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `BOOL`, `dataSpecsList`: ^`on`}] | dataSpecsList must be a list, not a text
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `BOOL`, `dataSpecsList`: [{`value`: 0, `name`: ^5}]}] | name must be a text, not a number
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ^`STRUCT`}] | a struct has members; list them as dataSpecsList
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `STRUCT`, `dataSpecsList`: ^{}}] | dataSpecsList must be a list, not an object
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `STRUCT`, `dataSpecsList`: [{`identifier`: `m`, `childDataType`: ^`INTEGR`}]}] | unknown childDataType 'integr'; known are array, bool, date, double, enum, float, int, struct, text
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: ^`ARRAY`}] | dataSpecs has no childDataType
                    `properties`: [{`identifier`: `a`, `rwFlag`: `READ_ONLY`, `dataType`: `ARRAY`, `dataSpecs`: {`childDataType`: ^5}}] | childDataType must be a text, not a number
                    `events`: [^{`identifier`: `a`, `eventName`: `x`}] | event has no eventType
                    `events`: [{`identifier`: `a`, `eventType`: `INFO_EVENT_TYPE`, `eventName`: ^5}] | eventName must be a text, not a number
                    `events`: [{`identifier`: `a`, `eventType`: ^`INFO`}] | unknown eventType 'INFO'; did you mean 'info'?
                    `events`: [{`identifier`: `a`, `eventType`: `INFO_EVENT_TYPE`, `outputdata`: ^{}}] | outputdata must be a list, not an object
                    `services`: [{`identifier`: `a`, `callType`: `SYNC`, `inputParams`: ^{}}] | inputParams must be a list, not an object
                    `name`: ^5, `events`: [] | name must be a text, not a number
                    """)
    void aMistakeInTheFormOfTheApiIsToldWithItsOwnKey(String members, String problem) {
        assertTold("{\"_ppk\": {}, " + members + "}", problem);
    }

    /** A {@code ^} stands before the place. */
    private void assertTold(String marked, String problem) {
        int place = marked.indexOf('^');
        int start = marked.lastIndexOf('\n', place);
        folder.read(marked.replace("^", "").replace('`', '"'));

        assertThat(folder.told())
                .containsExactly("m1.json:" + (start < 0 ? 1 : 2) + ":" + (place - start) + ": " + problem);
    }

    @Test
    void aDuplicateIsToldWithTheFirst() {
        String date = "{\"identifier\": \"a\", \"accessMode\": \"r\", \"dataType\": {\"type\": \"date\"}}";
        folder.read(model(date + ",\n" + date));

        assertThat(folder.told()).containsExactly("m1.json:2:16: property 'a' is already on line 1; remove one");
    }

    @Test
    void aWarningStaysOneBesideMistakes() {
        folder.read("{\"schema\": \"s\", \"profile\": {\"productKey\": \"a1Xk2LmN3oP\"}, \"properties\": [0"
                + ", 0".repeat(200) + "]}");

        assertThat(folder.warnings()).singleElement().asString().contains("is the model of product a1Xk2LmN3oP");
        assertThat(folder.told()).hasSize(101).noneMatch(line -> line.contains("a1Xk2LmN3oP"));
    }

    @Test
    void limitsOfThePlatformAreTold() {
        String date = "\"accessMode\": \"r\", \"dataType\": {\"type\": \"date\"}}";
        folder.read(model(IntStream.rangeClosed(1, 301)
                .mapToObj(i -> "{\"identifier\": \"p" + i + "\", " + date)
                .collect(Collectors.joining(",\n"))));
        assertThat(folder.told())
                .containsExactly(
                        "m1.json:1:1: the module has 301 properties, events and services, more than 300, which is"
                                + " the platform's limit");

        folder.read(
                model("{\"identifier\": \"p\", \"accessMode\": \"r\", \"dataType\": {\"type\": \"struct\", \"specs\": ["
                        + IntStream.rangeClosed(1, 51)
                                .mapToObj(i -> "{\"identifier\": \"p" + i + "\", " + date)
                                .collect(Collectors.joining(",\n"))
                        + "]}}"));
        assertThat(folder.told())
                .containsExactly(
                        "m1.json:1:111: the struct has 51 members, more than 50, which is the platform's limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {`version`: `1.0`, `profile`: {`productId`: `x`}, `properties`: [{`identifier`: `a`, `functionType`: `u`}]} | it has no schema, and no productKey in profile
                    {`properties`: [{`id`: `a`, `valueType`: {`type`: `int`}}], `functions`: [], `events`: []} | it has no schema, and no productKey in profile ('functions' looks like a model of JetLinks)
                    {`objects`: [], `commands`: []}           | it has no properties, events and services ('commands' looks like a model of another platform)
                    {`modelId`: `0`, `services`: [{`code`: ``}]} | it has no schema, and no productKey in profile ('modelId' looks like a model of Tuya)
                    {`schema`: `s`, `properties`: [{`identifier`: `a`, `functionType`: `u`}]} | 'functionType' looks like a model of OneNET
                    {`name`: `x`}                             | it has no properties, events and services
                    """)
    void aModelOfAnotherPlatformIsToldAsSuch(String text, String problem) {
        folder.read(text.replace('`', '"'));

        assertThat(folder.told())
                .containsExactly("m1.json:1:1: this is no thing model of Alibaba Cloud IoT Platform: " + problem
                        + "; export it from the console: 功能定义, 物模型 TSL, 导出模型文件 (Define Feature, TSL Model, Export)");
    }

    @Test
    void aListIsNoModel() {
        folder.read("[]");

        assertThat(folder.told())
                .singleElement()
                .asString()
                .startsWith("m1.json:1:1: a thing model is an object, not a list");
    }

    @Test
    void twoFilesOfOneModuleAreTold() {
        String main = model("");
        folder.read(main, main, block("gps"), block("Gps"), block("gps"));

        assertThat(folder.told())
                .containsExactly(
                        "devices.yaml:2:1: the default module is already in m1.json; remove one of the two",
                        "devices.yaml:4:1: module 'Gps' and module 'gps' would both become …ThingGps in Java, on some systems"
                                + " if only by case; leave one out",
                        "devices.yaml:5:1: module 'gps' is already in m3.json; remove one of the two");
    }

    @Test
    void aHundredMistakesAreEnough() {
        folder.read(model("0" + ", 0".repeat(5000)));

        assertThat(folder.told()).hasSize(101);
        assertThat(folder.told().get(100)).isEqualTo("m1.json:1:332: here and further on are 4901 more mistakes");
    }

    private static String block(String identifier) {
        return "{\"schema\": \"s\", \"events\": [], \"functionBlockId\": \"" + identifier + "\"}";
    }

    private static String model(String properties) {
        return "{\"schema\": \"s\", \"properties\": [" + properties + "]}";
    }
}
