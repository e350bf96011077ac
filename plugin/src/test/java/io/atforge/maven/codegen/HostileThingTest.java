package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import io.atforge.maven.thing.ThingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile text wherever a thing model has text: the same classes come out as of harmless text. */
@Tag("slow")
class HostileThingTest {

    @TempDir
    Path folder;

    static Stream<String> texts() {
        return Stream.of(
                "*/ class Evil {} /*",
                "\\u002a\\u002f class Evil {}",
                "\\\\u002a/",
                "a\u2028class Evil {}",
                "a\nclass Evil {}\r",
                "\"; class Evil {} \"",
                "'+\"\\",
                "{@link Evil} <script> @author {@code",
                "$L $S $T %s",
                "\u202e evil",
                "a\u0000b",
                "\ud83d",
                "\ud83d\ude08".repeat(500_000),
                " ");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void isInert(String text) throws IOException {
        assertThat(classes(model(text))).isEqualTo(classes(model("harmless"))).hasSize(13);
    }

    private static ThingModule model(String text) {
        SourceLocation place = new SourceLocation("a", 1, 1);
        ThingType.Unit unit = new ThingType.Unit(text, text);
        ThingType choice = new ThingType.Enumeration(List.of(new ThingType.Constant(0, text)));
        ThingField number = new ThingField(place, "number", text, text, new ThingType.Int32(0, 1, 1, unit));
        List<ThingField> fields = List.of(
                number,
                new ThingField(place, "f", text, text, new ThingType.Float32(0, 1, "0.1", unit)),
                new ThingField(place, "b", text, text, new ThingType.Bool(text, text)),
                new ThingField(place, "choice", text, text, choice));
        ThingField struct = new ThingField(place, "struct", text, text, new ThingType.Struct(fields));
        return new ThingModule(
                new SourceFile(Path.of("a"), text),
                "",
                text,
                Stream.concat(fields.stream(), Stream.of(struct))
                        .map(field -> new ThingProperty(field, true))
                        .toList(),
                List.of(new ThingEvent(place, "Alarm", text, text, ThingEvent.Kind.ERROR, fields)),
                List.of(new ThingService(place, "reboot", text, text, true, fields, List.of(number))));
    }

    private Set<String> classes(ThingModule module) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        Compilation compilation = Compilation.of(classes, ThingModels.sources("Tracker", module));
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.successful()).isTrue();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }
}
