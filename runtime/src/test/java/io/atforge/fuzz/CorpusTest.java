package io.atforge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.atforge.InvalidScriptException;
import io.atforge.at.Frame;
import io.atforge.at.Framer;
import io.atforge.script.AtScriptParser;
import io.atforge.testing.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    @TestFactory
    Stream<DynamicTest> family() throws IOException {
        return replay(CORPUS.resolve("family"), FamilyTarget::fuzzerTestOneInput);
    }

    /** A corpus of which the framer makes nothing but lines would say nothing of messages. */
    @Test
    void makesTheFramerTellOfEveryKind() throws IOException {
        Set<Class<?>> kinds = new HashSet<>();
        for (Path input : inputs(CORPUS.resolve("framer"))) {
            byte[] bytes = read(input);
            Framer framer = new Framer(Tables.SMALL);
            framer.expectPrompt(">");
            framer.feed(bytes, bytes.length, frame -> kinds.add(frame.getClass()));
        }
        assertThat(kinds).containsExactlyInAnyOrder(Frame.class.getPermittedSubclasses());
    }

    @Test
    void holdsScriptsAndEveryKindOfMistake() throws IOException {
        int scripts = 0;
        Set<String> mistakes = new HashSet<>();
        for (Path input : inputs(CORPUS.resolve("script"))) {
            try {
                scripts += AtScriptParser.parse("fuzz.at", new String(read(input), StandardCharsets.UTF_8))
                                .steps()
                                .isEmpty()
                        ? 0
                        : 1;
            } catch (InvalidScriptException e) {
                e.problems().forEach(problem -> mistakes.add(problem.replaceAll("^[^ ]+ |['\"].*", "")));
            }
        }
        assertThat(scripts).isGreaterThan(3);
        assertThat(mistakes).hasSizeGreaterThan(20);
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Stream<DynamicTest> replay(Path folder, Consumer<byte[]> target) throws IOException {
        List<Path> inputs = inputs(folder);
        assertThat(inputs).isNotEmpty();
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.getFileName().toString(),
                        () -> assertThatCode(() -> target.accept(read(input))).doesNotThrowAnyException()));
    }

    private static byte[] read(Path input) {
        try {
            return Files.readAllBytes(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
