package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.internal.settings.SessionScripts;
import io.atforge.script.AtScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The families that come with the library, and what is written for those who add one. */
class BuiltInFamiliesTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/atforge/dialects");
    private static final Path PAGE = Path.of("../docs/families.md");

    static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path parent : List.of(FOLDER, Path.of("src/test/resources/META-INF/atforge/dialects"))) {
            try (Stream<Path> paths = Files.list(parent)) {
                paths.filter(Files::isDirectory).sorted().forEach(folders::add);
            }
        }
        return folders;
    }

    /** The library reads them quickly and without a look at what it does not need; here is the look. */
    @ParameterizedTest
    @MethodSource("folders")
    void hasNoMistakes(Path folder) {
        Dialect checked = Dialect.read(folder);
        Dialect known = Dialect.load(folder.getFileName().toString());

        assertThat(checked.templates()).isEqualTo(known.templates());
        assertThat(checked.tables()).isEqualTo(known.tables());
        assertThat(checked.failures()).isEqualTo(known.failures());
    }

    @Test
    void eachFolderIsNamed() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Dialect.names());
        }
    }

    @Test
    void noKeyIsReadThatTheCheckDoesNotKnow() {
        SortedSet<String> asked = new TreeSet<>();
        for (String name : Dialect.names()) {
            DialectFiles files = DialectFiles.beside(Dialect.class, name);
            new DialectFolder(
                            name,
                            files,
                            new Recorded(files.read("dialect.properties").orElseThrow(), asked))
                    .load();
        }
        assertThat(asked).hasSizeGreaterThan(30);
        assertThat(DialectKey.ids()).containsAll(asked);
    }

    /** Settings that remember what they were asked for. */
    private static final class Recorded extends Properties {

        private static final long serialVersionUID = 1L;

        private final transient SortedSet<String> asked;

        Recorded(String text, SortedSet<String> asked) {
            this.asked = asked;
            PropertyLines.read(new FolderFile("dialect.properties", text, new ArrayList<>()))
                    .forEach(property ->
                            put(property.key().text(), property.value().text()));
        }

        @Override
        public String getProperty(String key) {
            asked.add(key);
            return super.getProperty(key);
        }

        @Override
        public synchronized boolean containsKey(Object key) {
            asked.add((String) key);
            return super.containsKey(key);
        }
    }

    @Test
    void theScriptsThatAreKnownAreThoseThatASessionRuns() {
        Dialect air720 = Dialect.load("air720");
        Map<String, Boolean> run = new HashMap<>();
        Dialect full = Dialect.load("air720");
        SessionScripts.load(full, name -> {
            run.put(name, true);
            return AtScriptParser.parse(name + ".at", "AT\n");
        });

        assertThat(run.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DialectScripts.REQUIRED.stream(), DialectScripts.OPTIONAL.stream())
                                .toList());
        assertThat(air720.templates()).hasSize(run.size() + 1);
    }

    /** A family's author reads of every key, and of none that nobody reads. */
    @Test
    void thePageHasEachKeyAndEachScript() throws IOException {
        assertThat(column("## dialect.properties")).containsExactlyInAnyOrderElementsOf(DialectKey.ids());
        assertThat(column("## Scripts"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(DialectScripts.REQUIRED.stream(), DialectScripts.OPTIONAL.stream())
                                .toList());
    }

    /** Whether a key must be there, as the page says it: its second column is its default, or that it must. */
    @Test
    void thePageSaysWhichKeysMustBeThere() throws IOException {
        Map<String, Boolean> required = new TreeMap<>();
        for (MatchResult row : Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\| ([^|]*) \\|")
                .matcher(section("## dialect.properties"))
                .results()
                .toList()) {
            required.put(row.group(1), row.group(2).strip().equals("must be there"));
        }
        for (DialectKey key : DialectKey.values()) {
            assertThat(required.get(key.id())).as(key.id()).isEqualTo(key.isRequired());
        }
    }

    private static List<String> column(String heading) throws IOException {
        return Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` ")
                .matcher(section(heading))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return end < 0 ? page.substring(start) : page.substring(start, end);
    }
}
