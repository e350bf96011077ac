package io.atforge.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/scripts.md says of scripts is what the parser takes. */
class ScriptsPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```text\n# src/main/atforge/scripts/(\\S+)\n(.*?)```");

    @Test
    void eachExampleIsAScript() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(page()).results().toList();
        assertThat(examples)
                .hasSizeGreaterThan(3)
                .allSatisfy(example -> assertThat(AtScriptParser.parse(example.group(1), example.group(2))
                                .steps())
                        .isNotEmpty());
    }

    @Test
    void everyDirectiveIsThere() throws IOException {
        assertThat(Directive.keywords())
                .allSatisfy(keyword -> assertThat(page()).contains("`" + keyword + "`"));
    }

    @Test
    void everyValueIsThere() throws IOException {
        assertThat(ScriptVariable.ids()).allSatisfy(id -> assertThat(page()).contains("`${" + id + "}`"));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/scripts.md"));
    }
}
