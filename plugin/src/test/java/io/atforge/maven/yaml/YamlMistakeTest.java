package io.atforge.maven.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real mistakes in a real file: each is told by where it is and what to write, not by what the parser expected. */
class YamlMistakeTest {

    private static final List<String> PARSERS_WORDS = List.of(
            "<block",
            "token",
            "flow",
            "scalar",
            "mapping values",
            "simple key",
            "node content",
            "could not find",
            "stream",
            "document start",
            "while ");

    private static final String DEVICES = """
            version: 1
            platform:
              region: cn-shanghai
              keepAlive: 600
            modem:
              dialect: air720
            products:
              - key: a1hahpgAs3s
                name: Tracker
                topics:
                  - name: test
                    class: /${productKey}/${deviceName}/test
                    permission: publish
                devices:
                  - name: test
                    secret: ${env.TRACKER_TEST_SECRET}
            """;

    /** A line of the file, what it was mistyped as, and what is told. In the second, ^ is a tab and ~ ends a line. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            2 keepAlive: 600 => 4 keepAlive: 600 => 4:5: 'keepAlive' starts at column 5, deeper than 'region' of \
            line 3 at column 3, which has a value; start both at one column, or leave that value out
            2 keepAlive: 600 => 3 keepAlive: 600 => 4:4: 'keepAlive' starts at column 4, deeper than 'region' of \
            line 3 at column 3, which has a value; start both at one column, or leave that value out
            0 version: 1 => 2 version: 1 => 2:1: 'platform' starts at column 1, where nothing that is open goes on; \
            give it column 3 beside 'version' of line 1
            2 dialect: air720 => 0 ^dialect: air720 => 6:1: a tab cannot indent; write blanks in its place, so that \
            the line starts deeper than 'modem' of line 5 at column 1
            2 - key: a1hahpgAs3s => 0 ^- key: a1hahpgAs3s => 8:1: a tab cannot indent; write blanks in its place, so \
            that the line starts deeper than 'products' of line 7 at column 1
            8 secret: ${env.TRACKER_TEST_SECRET} => 8 ${env.TRACKER_TEST_SECRET} => 16:9: there is no key here; \
            write a key, : and a blank before it
            2 keepAlive: 600 => 1 keepAlive: 600 => 4:2: 'keepAlive' starts at column 2, where nothing that is open \
            goes on; give it column 3 beside 'region' of line 3, or column 1 beside 'platform' of line 2
            2 region: cn-shanghai => 4 region: cn-shanghai => 4:3: 'keepAlive' starts at column 3, where nothing \
            that is open goes on; give it column 5 beside 'region' of line 3, or column 1 beside 'platform' of line 2
            0 modem: => 0 modem: air720 => 6:3: 'dialect' starts at column 3, deeper than 'modem' of line 5 at \
            column 1, which has a value; start both at one column, or leave that value out
            4 name: Tracker => 3 name: Tracker => 9:4: 'name' starts at column 4, where nothing that is open goes \
            on; give it column 5 beside 'key' of line 8, or column 1 beside 'products' of line 7
            4 name: Tracker => 6 name: Tracker => 9:7: 'name' starts at column 7, deeper than 'key' of line 8 at \
            column 5, which has a value; start both at one column, or leave that value out
            4 name: Tracker => 2 name: Tracker => 9:3: 'name' starts at column 3, where nothing that is open goes \
            on; give it column 5 beside 'key' of line 8, or column 1 beside 'products' of line 7, or '- ' before it \
            to start another item like line 8
            4 topics: => 3 topics: => 10:4: 'topics' starts at column 4, where nothing that is open goes on; give it \
            column 5 beside 'name' of line 9, or column 1 beside 'products' of line 7
            4 devices: => 5 devices: => 14:6: 'devices' starts at column 6, where nothing that is open goes on; give \
            it column 9 beside 'permission' of line 13, or column 5 beside 'topics' of line 10
            6 - name: test => 3 - name: test => 11:4: this '-' starts at column 4, where nothing that is open goes \
            on; give it a column above 5 to be part of 'topics' of line 10, or column 3 beside the '-' of line 8
            8 permission: publish => 5 - name: second => 13:6: this '-' starts at column 6, where nothing that is \
            open goes on; give it column 7 beside the '-' of line 11, or column 3 beside the '-' of line 8
            8 secret: ${env.TRACKER_TEST_SECRET} => 7 secret: ${env.TRACKER_TEST_SECRET} => 16:8: 'secret' starts at \
            column 8, where nothing that is open goes on; give it column 9 beside 'name' of line 15, or column 5 \
            beside 'devices' of line 14
            2 keepAlive: 600 => 0 ^keepAlive: 600 => 4:1: a tab cannot indent; write blanks in its place, so that \
            the line starts at the column of its neighbours, as line 3 does at column 3
            4 name: Tracker => 2 ^name: Tracker => 9:3: a tab cannot indent; write blanks in its place, so that the \
            line starts at the column of its neighbours, as line 8 does at column 5
            2 keepAlive: 600 => 1 \u00a0keepAlive: 600 => 4:2: the blank here is U+00A0, which does not indent; \
            write one of the space bar
            2 keepAlive: 600 => 2 keepAlive 600 => 4:12: a colon is missing; write : and a blank behind the key
            2 region: cn-shanghai => 2 region cn-shanghai => 3:9: a colon is missing; write : and a blank behind the \
            key
            0 modem: => 0 modem => 5:6: a colon is missing; write : and a blank behind the key
            4 topics: => 4 topics => 10:11: a colon is missing; write : and a blank behind the key
            2 keepAlive: 600 => 2 keepAlive = 600 => 4:13: write : and a blank behind the key, not =
            2 keepAlive: 600 => 2 keepAlive\uff1a600 => 4:12: this is the full-width colon; write : and a blank \
            behind the key
            2 keepAlive: 600 => 2 keepAlive:600 => 4:13: a blank is missing behind the colon; write : and a blank \
            behind the key
            0 version: 1 => 0 version:1 => 1:9: a blank is missing behind the colon; write : and a blank behind the \
            key
            4 name: Tracker => 4 name:Tracker => 9:10: a blank is missing behind the colon; write : and a blank \
            behind the key
            8 secret: ${env.TRACKER_TEST_SECRET} => 8 secret:s3cr3t => 16:16: a blank is missing behind the colon; \
            write : and a blank behind the key
            2 - key: a1hahpgAs3s => 2 -key: a1hahpgAs3s => 8:4: a blank is missing behind the -; write - and a blank
            4 name: Tracker => 4 name: "Tracker => 9:11: the quote that opens here is not closed
            8 secret: ${env.TRACKER_TEST_SECRET} => 8 secret: 's3cr3t => 16:17: the quote that opens here is not \
            closed
            4 name: Tracker => 4 name: "Tracker~    description: "x" => 9:11: the quote that opens here is not \
            closed on its line
            4 name: Tracker => 4 name: "Tracker" 2 => 9:21: this stands behind the closing quote; put the whole text \
            into quotes, and write a quote within '…' twice
            4 name: Tracker => 4 name: 'Tracker's' => 9:20: this stands behind the closing quote; put the whole text \
            into quotes, and write a quote within '…' twice
            8 permission: publish => 8 description: Echo: of the tutorial => 13:26: the value of 'description' holds \
            a colon with a blank behind it; put the value into quotes
            8 permission: publish => 8 description: @home => 13:22: a text cannot start with @; put it into quotes
            8 permission: publish => 8 description: %home => 13:22: a text cannot start with %; put it into quotes
            8 permission: publish => 8 description: }home => 13:22: a text cannot start with }; put it into quotes
            8 permission: publish => 8 description: |home => 13:23: a text that starts with | or > begins on the \
            next line; put this one into quotes
            8 permission: publish => 8 description: "C:\\home" => 13:26: \\h is no escape; within "…" write \\\\ for \
            \\, or take single quotes
            8 permission: publish => 8 description: {home => 13:22: the { that opens here is not closed, or a comma \
            is missing before line 14, column 12; a text that starts with { needs quotes
            8 permission: publish => 8 description: [home => 13:22: the [ that opens here is not closed, or a comma \
            is missing before line 14, column 12; a text that starts with [ needs quotes
            """)
    void tellsWhatToWrite(String line, String mistyped, String message) {
        String yaml = DEVICES.replaceFirst(Pattern.quote(line(line)), Matcher.quoteReplacement(line(mistyped)));
        Problems problems = new Problems();

        YamlReader.read(new SourceFile(Path.of("devices.yaml"), "devices.yaml"), yaml, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("devices.yaml:" + message.replaceFirst(": ", ": this is no YAML: "));
        assertThat(message).doesNotContain(PARSERS_WORDS).doesNotContain("s3cr3t");
    }

    /** Not only those in the table: every line moved, and every colon, blank and quote of it forgotten. */
    @Test
    void noMistakeOfOneLineIsToldInTheParsersWords() {
        List<String> lines = (DEVICES.replace("name: Tracker", "name: \"Tracker\"")
                        + "        description: 'Echo channel'\n")
                .lines()
                .toList();
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String mistyped : mistyped(lines.get(i))) {
                List<String> changed = new ArrayList<>(lines);
                changed.set(i, mistyped);
                Problems problems = new Problems();
                YamlReader.read(
                        new SourceFile(Path.of("devices.yaml"), "devices.yaml"), String.join("\n", changed), problems);
                for (Problem problem : problems.sorted()) {
                    told.put(i + 1 + " " + mistyped, problem.toString());
                    assertThat(problem.location().line()).as(mistyped).isGreaterThanOrEqualTo(i);
                }
            }
        }

        assertThat(told).hasSizeGreaterThan(150);
        assertThat(told.entrySet()).noneMatch(entry -> PARSERS_WORDS.stream().anyMatch(entry.getValue()::contains));
    }

    private static List<String> mistyped(String line) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            lines.add(" ".repeat(i) + line);
            if (line.startsWith(" ".repeat(i))) {
                lines.add(line.substring(i));
            }
        }
        lines.add("\t" + line.strip());
        for (String forgotten : List.of(":", ": ", "- ", "\"", "'")) {
            lines.add(line.replaceFirst(forgotten, ""));
            lines.add(line.replaceFirst(forgotten, forgotten.strip()));
        }
        return lines;
    }

    @Test
    void aLineOfDashesDoesNotExhaustTheStack() {
        Problems problems = new Problems();

        YamlReader.read(
                new SourceFile(Path.of("devices.yaml"), "devices.yaml"),
                "- ".repeat(40) + "\nb" + " - ".repeat(50_000) + ": c: d",
                problems);

        assertThat(problems.sorted())
                .singleElement()
                .extracting(problem -> problem.location().line())
                .isEqualTo(2);
    }

    /** The table cannot keep leading blanks: a number says how many. */
    private static String line(String cell) {
        String[] parts = cell.split(" ", 2);
        return " ".repeat(Integer.parseInt(parts[0]))
                + parts[1].replace('^', '\t').replace('~', '\n');
    }
}
