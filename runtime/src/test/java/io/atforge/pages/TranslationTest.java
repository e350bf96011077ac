package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say the same in English and in Chinese, as far as can be compared without knowing either. */
class TranslationTest {

    /** A Chinese text has at least so many characters for an English word; usual are 1.5. */
    private static final double CHARACTERS_A_WORD = 0.6;

    static List<Path> chinese() throws IOException {
        return Page.inChinese();
    }

    @Test
    void eachPageIsThereInBothLanguages() throws IOException {
        assertThat(Page.inEnglish())
                .hasSizeGreaterThan(20)
                .allSatisfy(page -> assertThat(Page.chinese(page)).exists());
        assertThat(Page.inChinese())
                .allSatisfy(page -> assertThat(Page.english(page)).exists());
    }

    /** In the line below the title. */
    @ParameterizedTest
    @MethodSource("chinese")
    void leadsToTheOtherLanguage(Path chinese) throws IOException {
        Path english = Page.english(chinese);

        assertThat(Page.read(chinese).sections().get(0).links())
                .first()
                .extracting(link -> chinese.resolveSibling(link).normalize())
                .isEqualTo(english);
        assertThat(Page.read(english).sections().get(0).links())
                .first()
                .extracting(link -> english.resolveSibling(link).normalize())
                .isEqualTo(chinese);
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void saysTheSame(Path chinese) throws IOException {
        List<Section> there = Page.read(Page.english(chinese)).sections();
        List<Section> here = Page.read(chinese).sections();
        assertThat(here).extracting(Section::level).as("levels of headings").isEqualTo(levels(there));

        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < here.size(); i++) {
            compare(all, chinese, here.get(i), there.get(i));
        }
        all.assertAll();
    }

    private static void compare(SoftAssertions all, Path chinese, Section here, Section there) {
        String place = chinese.getFileName() + ", " + here.heading();
        all.assertThat(here.code()).as("%s: code", place).isEqualTo(there.code());
        all.assertThat(here.inlineCode()).as("%s: code within the text", place).isEqualTo(there.inlineCode());
        all.assertThat(targets(chinese, here)).as("%s: links", place).isEqualTo(targets(Page.english(chinese), there));
        all.assertThat(figures(here)).as("%s: tables", place).isEqualTo(figures(there));
        all.assertThat(here.words()
                        .codePoints()
                        .filter(TranslationTest::isChinese)
                        .count())
                .as("%s: Chinese characters", place)
                .isGreaterThanOrEqualTo((long) (CHARACTERS_A_WORD * words(there)));
    }

    private static List<Integer> levels(List<Section> sections) {
        return sections.stream().map(Section::level).toList();
    }

    /** The order of links may differ with the order of words. */
    private static List<String> targets(Path page, Section section) {
        return section.links().stream().map(link -> target(page, link)).sorted().toList();
    }

    private static String target(Path page, String link) {
        if (link.matches("(https?|mailto):.*")) {
            return link;
        }
        String file = link.replaceFirst("#.*", "");
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        // A heading has another anchor in another language; of a picture with words, there may be one for each.
        return Page.ROOT.relativize(Page.english(target)).toString().replace("-zh.png", "-en.png");
    }

    /** Cells that hold no word are the same in any language. */
    private static List<List<String>> figures(Section section) {
        return section.tables().stream()
                .map(row -> Arrays.stream(row.split("(?<!\\\\)\\|"))
                        .map(cell -> cell.codePoints().anyMatch(Character::isLetter) ? "" : cell.strip())
                        .toList())
                .toList();
    }

    private static long words(Section section) {
        return Arrays.stream(section.words().split("\\s+"))
                .filter(word -> word.matches("[a-z]+[,.:;]?"))
                .count();
    }

    private static boolean isChinese(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
