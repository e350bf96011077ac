package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.ModemStatus.Power;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Connection;
import io.atforge.testkit.scenario.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page says everything in English and in Chinese. */
class PageTextsTest {

    private static final Pattern TEXT = Pattern.compile("'?([\\w.-]+)'?: \\['(.+)', '(.+)'],");
    private static final Pattern MEANING = Pattern.compile("'?([\\w-]+)'?: '(.+)',");
    private static final Pattern USE = Pattern.compile("(?:say\\(|data-(?:text|label|hint)=)['\"]([\\w.-]+)['\"]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** What is the same in both languages, as those who read Chinese write it. */
    private static final List<String> SAME = List.of("topic", "json", "state.connection");

    private record Text(String english, String chinese) {}

    private static List<String> table(String name) {
        String file = PageFiles.read("texts.js");
        int start = file.indexOf("const " + name + " = {");
        assertThat(start).as(name).isPositive();
        return file.substring(file.indexOf('\n', start) + 1, file.indexOf("\n};", start))
                .lines()
                .map(String::strip)
                .toList();
    }

    private static Map<String, Text> texts() {
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String line : table("TEXTS")) {
            var parts = TEXT.matcher(line);
            assertThat(parts.matches()).as("a key with two texts: " + line).isTrue();
            assertThat(texts.put(parts.group(1), new Text(parts.group(2), parts.group(3))))
                    .as("twice: " + line)
                    .isNull();
        }
        assertThat(texts).hasSizeGreaterThan(50);
        return texts;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(texts()).allSatisfy((key, text) -> {
            assertThat(HAN.matcher(text.english()).find()).as(text.english()).isFalse();
            assertThat(HAN.matcher(text.chinese()).find())
                    .as(key + ": " + text.chinese())
                    .isEqualTo(!SAME.contains(key));
            assertThat(places(text.chinese())).as(key).isEqualTo(places(text.english()));
        });
    }

    @Test
    void everyTextThatIsUsedIsThere() {
        TreeSet<String> used = new TreeSet<>();
        USE.matcher(PageFiles.allBut("texts.js")).results().forEach(use -> used.add(use.group(1)));
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(texts().keySet()).containsAll(used);
    }

    @Test
    void everyTextIsUsed() {
        String files = PageFiles.allBut("texts.js");
        assertThat(texts().keySet()).allMatch(key -> {
            // What the server says is looked up below a prefix: sayWord('value.', word).
            String used = key.contains(".")
                    ? "['`]" + Pattern.quote(key.substring(0, key.indexOf('.') + 1))
                    : "['\"]" + Pattern.quote(key) + "['\"]";
            return Pattern.compile(used).matcher(files).find();
        });
    }

    @Test
    void everyStateHasItsWords() {
        Map<String, Text> texts = texts();
        Stream.of(Power.values(), Sim.values(), Registration.values(), Connection.values())
                .flatMap(Stream::of)
                .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(word -> assertThat(texts).containsKey("value." + word));
    }

    @Test
    void everyWordOfTheModemIsExplainedInChinese() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String line : table("MEANINGS")) {
            var parts = MEANING.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            assertThat(meanings.put(parts.group(1), parts.group(2))).as(line).isNull();
        }
        assertThat(meanings.keySet())
                .as("the first words of Action.help(); new ones go into MEANINGS of texts.js")
                .containsExactlyInAnyOrderElementsOf(Action.help().keySet().stream()
                        .map(usage -> usage.split(" ", 2)[0])
                        .toList());
        assertThat(meanings.values()).allMatch(text -> HAN.matcher(text).find());
    }
}
