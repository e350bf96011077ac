package io.atforge.testkit.platform.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.testkit.platform.thing.tsl.TslModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the console's export. */
class TslModelTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tracker.tsl.json"), text);
    }

    @Test
    void putsTheModuleInFrontAndLeavesOutThePlatformsOwn() {
        TslModel model = TslModel.read(
                Path.of("src/test/resources/things/everything.tsl.json"),
                Path.of("src/test/resources/things/gps.tsl.json"));
        assertThat(model.properties()).hasSize(12).contains("temperature", "gps:interval");
        assertThat(model.isWritable("temperature")).isTrue();
        assertThat(model.isWritable("gps:interval")).isTrue();
        assertThat(model.isWritable("count")).isFalse();
        assertThat(model.hasService("reboot")).isTrue();
        assertThat(model.hasService("set")).isFalse();
        assertThat(model.isSync("reboot")).isFalse();
        assertThat(model.isSync("gps:restart")).isTrue();
        assertThat(model.event("post", java.util.Map.of())).isEqualTo(5160);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[                                                       | no JSON: line 1, column ",
                "[]                                                      | the file is no object",
                "{\"properties\":{}}                                     | properties is no array",
                "{\"properties\":[1]}                                    | a member of properties is no object",
                "{\"properties\":[{}]}                                   | identifier is no text",
                "{\"properties\":[{\"identifier\":\"a\"}]}               | a is no object",
                "{\"properties\":[{\"identifier\":\"a\",\"dataType\":{\"type\":\"string\"}}]} | a: there is no type 'string'",
                "{\"properties\":[{\"identifier\":\"a\",\"dataType\":{\"type\":\"int\",\"specs\":{\"min\":\"x\"}}}]} | a: 'x' is no number",
            })
    void saysWhyAFileIsNotUnderstood(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> TslModel.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void aMemberThatIsThereTwiceIsNamed() throws IOException {
        String text = "{\"properties\":[{\"identifier\":\"a\",\"dataType\":{\"type\":\"int\"}}]}";
        Path file = file(text);
        assertThatThrownBy(() -> TslModel.read(file, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": a is there twice; give each module one file");
    }

    @Test
    void noFileIsNoModel() {
        assertThatThrownBy(TslModel::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one file");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TslModel.read(folder.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.json");
    }
}
