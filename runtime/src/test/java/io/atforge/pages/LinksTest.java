package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages point to is there. */
class LinksTest {

    static List<Path> pages() throws IOException {
        return Stream.of(Page.inEnglish(), Page.inChinese(), Page.others())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLinkLeadsSomewhere(Path page) throws IOException {
        for (String link : links(page)) {
            assertThat(target(page, link)).as("%s: %s", page, link).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachAnchorIsAHeading(Path page) throws IOException {
        for (String link : links(page)) {
            String anchor = URI.create(link).getFragment();
            if (anchor != null && !anchor.matches("L\\d+")) {
                assertThat(Page.read(target(page, link)).sections())
                        .extracting(Section::anchor)
                        .as("%s: %s", page, link)
                        .contains(anchor);
            }
        }
    }

    /** In either language: a page that nothing leads to is not read. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void eachPageIsAtMostTwoClicksFromTheReadme(String readme) throws IOException {
        Path start = Page.ROOT.resolve(readme);
        Set<Path> reached = new TreeSet<>(Set.of(start));
        for (int click = 0; click < 2; click++) {
            for (Path page : List.copyOf(reached)) {
                if (page.toString().endsWith(".md")) {
                    links(page).forEach(link -> reached.add(target(page, link)));
                }
            }
        }

        assertThat(reached).containsAll(readme.equals("README.md") ? Page.inEnglish() : Page.inChinese());
    }

    @Test
    void thePagesThatShowTheHouseLeadToIt() throws IOException {
        for (String page : List.of("docs/architecture.md", "CONTRIBUTING.md")) {
            assertThat(links(Page.ROOT.resolve(page))).as(page).hasSizeGreaterThan(15);
        }
    }

    private static List<String> links(Path page) throws IOException {
        return Page.read(page).sections().stream()
                .flatMap(section -> section.links().stream())
                .filter(link -> !link.matches("(https?|mailto):.*"))
                .toList();
    }

    private static Path target(Path page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page : page.resolveSibling(file).normalize();
    }
}
