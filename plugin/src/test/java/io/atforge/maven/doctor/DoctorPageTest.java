package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.doctor.report.StepName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What docs/doctor.md says is what is told: {@code mvn test -Dtest=DoctorPageTest -Datforge.golden=rewrite} writes its last
 * table anew, of the files that SickStatesTest compares with.
 */
class DoctorPageTest {

    private static final Path PAGE = Path.of("../docs/doctor.md");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));
    private static final String TABLE = "| step | is wrong as | do |\n|---|---|---|\n";
    private static final String LAST_WORDS = "each seen on a virtual modem:\n\n";

    @Test
    void thePageHasWhatIsTold() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(LAST_WORDS))
                + LAST_WORDS
                + TABLE
                + Arrays.stream(StepName.values())
                        .flatMap(DoctorPageTest::rows)
                        .distinct()
                        .collect(Collectors.joining());

        if (REWRITE) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).content(StandardCharsets.UTF_8).isEqualTo(expected);
    }

    @Test
    void thePageHasEachStepAndWhatItNeeds() throws IOException {
        List<String> page = Files.readAllLines(PAGE);

        assertThat(StepName.values()).allSatisfy(step -> {
            String needs = step.needs().stream().sorted().map(StepName::title).collect(Collectors.joining(", "));
            assertThat(page)
                    .anyMatch(row -> row.replaceAll(" +", " ")
                            .startsWith("| " + step.title() + " | " + (needs.isEmpty() ? "" : needs + " ") + "|"));
        });
    }

    private static Stream<String> rows(StepName step) {
        try (Stream<Path> files = Files.list(Path.of("src/test/doctor"))) {
            List<String> rows = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i + 1 < lines.size(); i++) {
                    String start = "✗ " + step.title() + ": ";
                    if (lines.get(i).startsWith(start)) {
                        rows.add("| " + step.title() + " | "
                                + escaped(lines.get(i).substring(start.length())) + " | "
                                + escaped(lines.get(i + 1).replaceFirst("^  → ", "")) + " |\n");
                    }
                }
            }
            return rows.stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "\\<")
                .replace("*", "\\*");
    }
}
