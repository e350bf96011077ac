package io.atforge.thing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page has the codes that the runtime knows, in its words; {@code -Datforge.golden=rewrite} writes them anew. */
class PlatformCodesPageTest {

    private static final Path PAGE = Path.of("../docs/thing-model.md");
    private static final String BEGIN = "<!-- codes: written by PlatformCodesPageTest -->\n";
    private static final String END = "<!-- /codes -->";

    @Test
    void hasEachCode() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page).contains(BEGIN, END);
        if (System.getProperty("atforge.golden", "").equals("rewrite")) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
            return;
        }

        assertThat(page.substring(begin, end)).isEqualTo(table());
    }

    private static String table() {
        String rows = PlatformCode.known().stream()
                .map(code -> "| " + code.code() + " | " + code.meaning() + " | " + code.cure() + " |\n")
                .collect(Collectors.joining());
        assertThat(rows.lines()).hasSizeGreaterThan(40);
        return "\n| code | meaning | what to do |\n|---|---|---|\n" + rows + "\n";
    }
}
