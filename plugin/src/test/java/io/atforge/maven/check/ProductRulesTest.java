package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list products: some YAML in, one message with its place out. */
class ProductRulesTest {

    private static final String HEAD = "version: 1\nmodem: {dialect: air720}\nproducts:\n";

    @TempDir
    Path basedir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: A}                 | 4:5: product has no key; copy the ProductKey from the console
            {key: a1, name: }         | 4:15: product has no name; give it one, it becomes a Java class
            {key: a-1, name: A}       | 4:11: 'a-1' is no ProductKey: it has at most 20 letters and digits
            {key: a1, name: A, colour: 1} | 4:24: unknown key 'colour' in product; known are key, name, \
            description, topics, systemTopics, devices, certificates, thingModel
            {key: a1, name: A, keepAlive: 60} | 4:24: unknown key 'keepAlive' in product; it is a key of platform: \
            start it at the column of the others there
            {key: a1, name: A, class: /a} | 4:24: unknown key 'class' in product; it is a key of topic: start it at \
            the column of the others there
            {key: a1, nam: A}         | 4:15: unknown key 'nam' in product; did you mean 'name'?
            {key: a1, name: class}    | 4:21: 'class' is a word of the Java language; choose another name
            {key: a1, name: record}   | 4:21: 'record' is a word of the Java language; choose another name
            {key: a1, name: sealed}   | 4:21: 'sealed' is a word of the Java language; choose another name, for \
            example Sealed
            {key: a1, name: String}   | 4:21: 'String' is a name of java.lang or looks like one; choose another name
            {key: a1, name: LinkageError} | 4:21: 'LinkageError' is a name of java.lang or looks like one; choose \
            another name
            Tracker                   | 4:5: product must be a mapping of keys to values, not a text
            key:a1hahpgAs3s           | 4:5: product must be a mapping of keys to values, not a text; a blank is \
            missing behind the colon; write : and a blank behind the key
            key a1hahpgAs3s           | 4:5: product must be a mapping of keys to values, not a text; a colon is \
            missing; write : and a blank behind the key
            """)
    void refusesAProduct(String item, String problem) {
        assertThat(problems("  - " + item)).containsExactly("devices.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker", "../Tracker", "Track er", "跟踪器", "Tracker$1", "Tracker\\n", "_a", "1Tracker"})
    void refusesWhatIsNoClassName(String name) {
        assertThat(problems("  - {key: a1, name: \"" + name + "\"}"))
                .singleElement()
                .asString()
                .startsWith("devices.yaml:4:21: '")
                .contains("' is no name for a product: it becomes a Java class, so it starts with a capital letter");
    }

    @Test
    void suggestsACapital() {
        assertThat(problems("  - {key: a1, name: tracker}"))
                .singleElement()
                .asString()
                .endsWith(", for example Tracker");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tracker | Tracker       | product 'Tracker' is already on line 4; rename one
            Tracker | TRACKER       | products 'TRACKER' and 'Tracker' on line 4 would both generate the type TRACKER, \
            on some systems if only by case; rename one
            Tracker | TrackerTopics | products 'TrackerTopics' and 'Tracker' on line 4 would both generate the type \
            TrackerTopics, on some systems if only by case; rename one
            ATopics | A             | products 'A' and 'ATopics' on line 4 would both generate the type ATopics, on \
            some systems if only by case; rename one
            """)
    void refusesClashingTypes(String first, String second, String problem) {
        assertThat(problems("  - {key: a1, name: " + first + "}\n  - {key: a2, name: " + second + "}"))
                .containsExactly("devices.yaml:5:21: " + problem);
    }

    @Test
    void refusesAKeyTwice() {
        assertThat(problems("  - {key: a1, name: A}\n  - {key: a1, name: B}"))
                .containsExactly("devices.yaml:5:11: product key 'a1' is already on line 4; remove one");
    }

    private List<String> problems(String products) {
        return new DevicesFolder(basedir).problems(HEAD + products);
    }
}
