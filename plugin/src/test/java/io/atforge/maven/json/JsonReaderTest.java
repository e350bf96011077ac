package io.atforge.maven.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    private static final SourceFile FILE = new SourceFile(Path.of("m.json"), "m.json");

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @Test
    void everyValueAndKeyHasItsPlace() {
        JsonObject root = (JsonObject)
                read("{\n  \"物\": [1.50, \"a\\nb\"],\r\n\t\"b\": null}").orElseThrow();

        JsonObject.Member first = root.members().get(0);
        JsonArray list = (JsonArray) first.value();
        assertThat(root.location()).isEqualTo(FILE.at(1, 1));
        assertThat(first.key().location()).isEqualTo(FILE.at(2, 3));
        assertThat(list.location()).isEqualTo(FILE.at(2, 8));
        assertThat(list.items())
                .containsExactly(new JsonNumber(FILE.at(2, 9), "1.50"), new JsonText(FILE.at(2, 15), "a\nb"));
        assertThat(root.members().get(1).key().location()).isEqualTo(FILE.at(3, 2));
        assertThat(root.value("b")).isEmpty();
    }

    @Test
    void aColumnCountsUtf16Characters() {
        JsonObject root = (JsonObject) read("{\"\uD83D\uDE00\": 1}").orElseThrow();

        assertThat(root.members().get(0).value().location()).isEqualTo(FILE.at(1, 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {`a`: 1,}              | 1:9: nothing follows the comma before }; remove the comma
                    [1, 2, ]               | 1:8: nothing follows the comma before ]; remove the comma
                    {~  `a`: 1 // one~}    | 2:10: JSON has no comments; remove this one
                    {`a`: 1~ `b`: 2}       | 2:2: a comma or a colon is missing before this
                    {'a': 1}               | 1:2: texts and keys stand in double quotes, not in single ones
                    {a: 1}                 | 1:2: this is no JSON: a is not expected here
                    {`a`: tru}             | 1:7: this is no JSON: tru is not expected here
                    {`a`: `x~y`}           | 1:9: a text holds the character U+000A; write \\u000a, or \\n for a line end
                    {`a`: `\\q`}           | 1:9: \\q is no escape of JSON; write \\\\ for a backslash
                    {`a`: [1, 2}           | 1:12: this is no JSON: } is not expected here
                    {`a`: {`b`: 1}~        | 1:15: the file ends in the middle; is it the whole export?
                    {`a`: `x               | 1:9: the file ends in the middle; is it the whole export?
                    {} {}                  | 1:4: the document has ended, but more follows; a file holds one document
                    {`a`: 1, `a`: 2}       | 1:10: "a" is already on line 1; remove one
                    {`a`: `\\ud800`}       | 1:7: the text holds half a character, \\uD800
                    {`a`: NaN}             | 1:7: this is no JSON: NaN is not expected here
                    {`a`: 01}              | 1:7: this is no JSON: 01 is not expected here
                    """)
    void aMistakeIsToldWithItsPlace(String text, String problem) {
        read(text.strip().replace('`', '"').replace('~', '\n'));

        assertThat(told()).containsExactly("m.json:" + problem);
    }

    @Test
    void anEmptyFileIsToldAsSuch() {
        assertThat(read(" \n")).isEmpty();
        assertThat(told()).containsExactly("m.json:1:1: the file is empty");
    }

    @Test
    void aHundredThousandLevelsEndNoThread() {
        assertThat(read("[".repeat(100_000))).isEmpty();
        assertThat(told()).containsExactly("m.json:1:33: this is nested more than 32 levels deep");
    }

    @Test
    void aMegabyteInATextIsReadAndAMegabyteOfKeyIsCutInAMessage() {
        String megabyte = "x".repeat(1 << 20);

        assertThat(read("{\"" + megabyte + "\": \"" + megabyte + "\", \"" + megabyte + "\": 1}"))
                .isPresent();
        assertThat(told()).singleElement().asString().hasSizeLessThan(200);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws Exception {
        Path path = Files.writeString(folder.resolve("m.json"), "\uFEFF{\"a\": 1}");

        JsonNode root =
                JsonReader.read(new SourceFile(path, "m.json"), problems).orElseThrow();

        assertThat(root.location()).isEqualTo(FILE.at(1, 1));
    }

    @Test
    void whatIsNotUtf8IsTold() throws Exception {
        Path path = Files.write(folder.resolve("m.json"), "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(JsonReader.read(new SourceFile(path, "m.json"), problems)).isEmpty();
        assertThat(told()).containsExactly("m.json:1:1: the file is not encoded in UTF-8; save it as UTF-8");
    }

    private Optional<JsonNode> read(String text) {
        return JsonReader.read(FILE, text, problems);
    }

    private List<String> told() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
