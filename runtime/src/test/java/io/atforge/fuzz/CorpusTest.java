package io.atforge.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays the corpus without the fuzzer. */
class CorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final Path DIALECT = Path.of("src/main/resources/META-INF/atforge/dialects/air720");

    @TestFactory
    Stream<DynamicTest> framer() throws IOException {
        return replay(CORPUS.resolve("framer"), FramerTarget::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> script() throws IOException {
        return replay(CORPUS.resolve("script"), ScriptTarget::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> scriptsOfTheDialect() throws IOException {
        return replay(DIALECT, ScriptTarget::fuzzerTestOneInput);
    }

    private static Stream<DynamicTest> replay(Path folder, Consumer<byte[]> target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.sorted().toList();
            if (inputs.isEmpty()) {
                throw new IllegalStateException(folder + " is empty");
            }
            return inputs.stream().map(input -> DynamicTest.dynamicTest(
                    input.getFileName().toString(),
                    () -> assertThatCode(() -> target.accept(read(input))).doesNotThrowAnyException()));
        }
    }

    private static byte[] read(Path input) {
        try {
            return Files.readAllBytes(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
