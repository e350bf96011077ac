package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's files keep to what the server's content security policy allows, and to the rules of the house. */
class PageFilesTest {

    private static final int LINES_A_FILE = 300;
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile(
                    "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|createContextualFragment"),
            Pattern.compile("\\beval\\b|new Function|javascript:"),
            Pattern.compile("<[^>]*\\s(style|on[a-z]+)="),
            Pattern.compile("<style|<script(?![^>]* src=)"),
            Pattern.compile("(src|href|url|import|from)\\W{1,3}(https?:)?//"));

    @Test
    void noMarkupIsMadeOfText() {
        for (Path file : PageFiles.all()) {
            String text = PageFiles.read(file);
            assertThat(FORBIDDEN)
                    .as(file.toString())
                    .noneMatch(pattern -> pattern.matcher(text).find());
        }
    }

    @Test
    void aFileHasOneIdea() {
        for (Path file : PageFiles.all()) {
            assertThat(PageFiles.read(file).lines().count()).as(file.toString()).isLessThan(LINES_A_FILE);
        }
    }
}
