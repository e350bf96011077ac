package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.Explanations.Rule;
import io.atforge.at.tables.ReplyPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What docs/troubleshooting.md says of a modem's answers is what the session says of them.
 * {@code mvn -pl runtime test -Dtest=TroubleshootingTest -Datforge.golden=rewrite} writes it anew.
 */
class TroubleshootingTest {

    private static final Path PAGE = Path.of("../docs/troubleshooting.md");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));
    private static final String HEADING = "## What the modem answers\n";
    private static final String INTRODUCTION = """

            An exception, and the log, say what an answer means and what to do. These are all that a family is known to
            give; `n` is a number, `…` anything. The first line that fits counts.
            """;

    @Test
    void thePageSaysWhatTheSessionSays() throws IOException {
        String page = Files.readString(PAGE);
        StringBuilder section = new StringBuilder(HEADING).append(INTRODUCTION);
        Map<Explanations, String> told = new HashMap<>();
        for (String name : Dialect.names()) {
            Dialect family = Dialect.load(name);
            Explanations explanations = family.tables().explanations();
            section.append("\n### ").append(family.title()).append("\n\n");
            String same = told.putIfAbsent(explanations, family.title());
            section.append(same == null ? tables(explanations) : "The same as " + same + ".\n");
        }
        String expected = page.substring(0, page.indexOf(HEADING)) + section;

        if (REWRITE) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).content(StandardCharsets.UTF_8).isEqualTo(expected);
    }

    private static String tables(Explanations explanations) {
        return """
                | command | answer | means | do |
                |---|---|---|---|
                """
                + explanations.rules().stream().map(TroubleshootingTest::row).collect(Collectors.joining()) + """

                The numbers of `+CME ERROR: n`, where nothing above fits:

                | number | means | do |
                |---|---|---|
                """
                + new TreeMap<>(explanations.numbers())
                        .entrySet().stream()
                                .map(entry -> "| " + entry.getKey() + " " + cells(entry.getValue()))
                                .collect(Collectors.joining());
    }

    private static String row(Rule rule) {
        return "| `" + shown(rule.command()) + "` | `" + shown(rule.answer()) + "` " + cells(rule.explanation());
    }

    private static String cells(Explanation explanation) {
        return "| " + explanation.meaning() + " | " + explanation.cure() + " |\n";
    }

    /** A regular expression as a person would write down what it matches. */
    private static String shown(ReplyPattern pattern) {
        if (pattern.regex().isEmpty()) {
            return pattern.text();
        }
        return pattern.text()
                .substring(1, pattern.text().length() - 1)
                .replace("(?! ?READY)", "")
                .replace("(,.*)?", "")
                .replace("\\d+", "n")
                .replace("\\d", "n")
                .replace(" ?: ?", ": ")
                .replace(": ?", ": ")
                .replace("\\", "")
                .replace(".*", "…")
                .replaceAll("\\(([^()|]+)\\)\\?", "[$1]")
                .replaceAll("(PIN|PUK)2\\?", "$1")
                .replace("|", " \\| ");
    }
}
