package io.atforge.maven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final Problems problems = new Problems();

    @Test
    void everyKeyAndValueKnowsItsPlace() {
        List<String> places = new ArrayList<>();
        collect(read("""
                version: 1
                # a comment
                platform:
                  region:   cn-shanghai
                  flow: {a: b, 'c': "d"}
                products:
                  - key: "quoted"
                    名: 中文
                  -
                    - deep
                """).orElseThrow(), places);

        assertThat(problems.sorted()).isEmpty();
        assertThat(places)
                .containsExactly(
                        "1:1 version",
                        "1:10 1",
                        "3:1 platform",
                        "4:3 region",
                        "4:13 cn-shanghai",
                        "5:3 flow",
                        "5:10 a",
                        "5:13 b",
                        "5:16 c",
                        "5:21 d",
                        "6:1 products",
                        "7:5 key",
                        "7:10 quoted",
                        "8:5 名",
                        "8:8 中文",
                        "10:7 deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0861234567",
                "no",
                "on",
                "yes",
                "true",
                "null",
                "~",
                "2024-01-02",
                "1:30",
                "0x1F",
                "1e3",
                "1_000",
                ".5",
                "=",
                "3.10",
                "${env.SECRET}",
                "/${productKey}/${deviceName}/user/#"
            })
    void plainScalarsKeepTheirText(String text) {
        assertThat(value("name: " + text)).isEqualTo(text);
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: &x 1~b: *x                | 2:4: aliases are not supported; write out what &x stands for
            a: !!str 1                   | 1:4: tags are not supported; remove tag:yaml.org,2002:str
            a: !secret {b: c}            | 1:4: tags are not supported; remove !secret
            a: 1~b: {<<: {c: 1}}         | 2:5: merge keys are not supported; write the keys out
            a: 1~---~b: 2                | 2:1: a second document starts here; write one document a file
            a: 1~b: 2~a: 3               | 3:1: key 'a' is already on line 1; remove one
            [a, b]: 1                    | 1:1: a key must be a text, not a list
            a:~  \u3000b: 1~\u00a0c: 1    | 2:3: the blank here is U+3000, which does not indent; write one of the \
            space bar
            a: b: c                      | 1:5: this is no YAML: the value of 'a' holds a colon with a blank behind \
            it; put the value into quotes
            a: [1, 2~b: 3                | 1:4: this is no YAML: the [ that opens here is not closed, or a comma is \
            missing before line 2, column 2; a text that starts with [ needs quotes
            a~  b: 1                     | 1:2: this is no YAML: a colon is missing; write : and a blank behind the key
            """)
    void refusesWithItsPlace(String yaml, String problem) {
        read(yaml.replace('~', '\n'));

        assertThat(problems.sorted()).extracting(Problem::toString).contains("devices.yaml:" + problem);
    }

    @Test
    void aControlCharacterHasItsPlace() {
        assertThat(read("a: 1\nb: \u0007")).isEmpty();

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("devices.yaml:2:4: this is no YAML: character U+0007 is not allowed");
    }

    @Test
    void nestingDoesNotExhaustTheStack() {
        read("[".repeat(20_000) + "]".repeat(20_000));

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("devices.yaml:1:51: this is nested more than 50 levels deep");
    }

    @Test
    void nothingIsNothing() {
        assertThat(read("# only a comment\n")).isEmpty();
        assertThat(problems.sorted()).isEmpty();
    }

    private Optional<YamlNode> read(String yaml) {
        return YamlReader.read(new SourceFile(Path.of("devices.yaml"), "devices.yaml"), yaml, problems);
    }

    private String value(String yaml) {
        YamlMapping mapping = (YamlMapping) read(yaml).orElseThrow();
        return ((YamlScalar) mapping.entry("name").orElseThrow().value()).text();
    }

    private static void collect(YamlNode node, List<String> places) {
        if (node instanceof YamlScalar scalar) {
            places.add(scalar.location().line() + ":" + scalar.location().column() + " " + scalar.text());
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> collect(item, places));
        } else if (node instanceof YamlMapping mapping) {
            mapping.entries().forEach(entry -> {
                collect(entry.key(), places);
                collect(entry.value(), places);
            });
        }
    }
}
