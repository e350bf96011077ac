package io.atforge.maven.thing.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.source.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes a thing model may be anybody. */
class HostileThingTest {

    private static final int MUTANTS = 400;
    private static final String PIECES = "{}[],:\"\\'0-9.eE \n\u0000\u2028\uD83D\uDE00*/ntrufalse_$";

    @TempDir
    Path temporary;

    private ModelFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ModelFolder(temporary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/", "\\u002a\\u002f", "\\\"; evil(); \\\"", "\\n[ERROR] a line of the log", "\\u2028", "%s%n"})
    void noIdentifierEndsWhatItIsWrittenInto(String text) {
        folder.read(model(text, "text"));

        assertThat(folder.told())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("m1.json:1:47: '")
                        .doesNotContainPattern("[\\p{Cntrl}\u2028]")
                        .endsWith("' is no identifier: it has 1 to 50 letters A-Z and a-z, digits and _"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier", "type"})
    void aMegabyteIsCutInAMessage(String where) {
        String megabyte = "x".repeat(1 << 20);
        folder.read(where.equals("type") ? model("a", megabyte) : model(megabyte, "text"));

        assertThat(folder.told()).singleElement().asString().contains("xxx…").hasSizeLessThan(300);
    }

    @Test
    void aNumberOfAMegabyteIsCutAndCostsNoTime() {
        folder.read(model("a", "double\", \"specs\": {\"min\": " + "9".repeat(1 << 20) + ", \"x\": \"")
                .replace("\"}}]", "\"}}}]"));

        assertThat(folder.told())
                .singleElement()
                .asString()
                .contains("min must be a number")
                .hasSizeLessThan(300);
    }

    @Test
    void depthEndsNoThread() {
        folder.read("{\"schema\": \"s\", \"properties\": " + "[{\"dataType\":".repeat(50_000));

        assertThat(folder.told()).containsExactly("m1.json:1:227: this is nested more than 32 levels deep");
    }

    /** Whatever is broken in a file is a mistake with a place in that file. */
    @Test
    void noMutantOfAModelIsAnythingButAModelOrAMistake() {
        Random random = new Random(14);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String text = mutant(ThingFixtures.text(ThingFixtures.ALL.get(i % ThingFixtures.ALL.size())), random);
            // half a character cannot be in a file
            text = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            boolean isRead = folder.read(text).isPresent();

            assertThat(isRead || !folder.problems().isEmpty()).as(text).isTrue();
            refused += folder.problems().isEmpty() ? 0 : 1;
            String[] lines = text.split("\r\n|\r|\n", -1);
            for (Problem problem : folder.problems()) {
                assertThat(problem.location().file()).isEqualTo("m1.json");
                assertThat(problem.location().line()).isBetween(1, lines.length);
                assertThat(problem.location().column())
                        .as(problem + " in " + text)
                        .isBetween(1, lines[problem.location().line() - 1].length() + 1);
            }
        }
        // a mutant in a name or a unit is a model still
        assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 1);
    }

    private static String mutant(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> mutant.delete(at, to);
                case 1 -> mutant.insert(at, mutant.substring(at, to));
                case 2 -> mutant.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> swapValue(mutant, at, random);
            }
        }
        return mutant.toString();
    }

    /** Mistakes that are JSON still. */
    private static void swapValue(StringBuilder mutant, int from, Random random) {
        int colon = mutant.indexOf(":", from);
        int end = colon < 0 ? -1 : mutant.indexOf(",", colon);
        if (end > 0) {
            String[] values = {"5", "\"x\"", "null", "[]", "{}", "[[]]", "true", "-1e400", "\"\""};
            mutant.replace(colon + 1, end, values[random.nextInt(values.length)]);
        }
    }

    private static String model(String identifier, String type) {
        return "{\"schema\": \"s\", \"properties\": [{\"identifier\": \"" + identifier
                + "\", \"accessMode\": \"r\", \"dataType\": {\"type\": \"" + type + "\"}}]}";
    }
}
