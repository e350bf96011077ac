package io.atforge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page promises is what modules export, what the build compares, and what says since when it is there. */
class ApiPageTest {

    private static final Path PAGE = Page.ROOT.resolve("docs/api.md");

    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*");
    private static final Pattern SINCE = Pattern.compile("^ *\\* @since ", Pattern.MULTILINE);

    @Test
    void theRuntimeExportsWhatThePageLists() throws IOException {
        String module = Files.readString(Path.of("src/main/java/module-info.java"));

        assertThat(promised("The runtime")).isEqualTo(all("exports ([\\w.]+);", module));
    }

    /** What is exported is compared but for nothing: internal packages are excluded, and only they. */
    @Test
    void allOfItIsComparedWithTheLastRelease() throws IOException {
        assertThat(all("<(?:include|exclude)>(io\\.atforge[\\w.]*)</", pom("runtime")))
                .containsExactly("io.atforge.internal");
        assertThat(promised("The runtime")).noneMatch(name -> name.startsWith("io.atforge.internal"));
    }

    @Test
    void theTestkitsPartOfItIsComparedWithTheLastRelease() throws IOException {
        assertThat(promised("The testkit")).isEqualTo(all("<include>(io\\.atforge[\\w.]*)</include>", pom("testkit")));
        assertThat(pom("testkit")).contains("<includeExclusively>true</includeExclusively>");
    }

    @Test
    void thePackageSaysSinceWhenItIsThere() throws IOException {
        assertThat(packagesWithSince("runtime")).isEqualTo(packages(promised("The runtime")));
        assertThat(packagesWithSince("testkit")).isEqualTo(packages(promised("The testkit")));
    }

    /** What came with its package says nothing; the first type that comes later changes this. */
    @Test
    void noTypeSaysItAgain() throws IOException {
        assertThat(Stream.of(sources("runtime"), sources("testkit"))
                        .flatMap(List::stream)
                        .filter(file -> !file.endsWith("package-info.java"))
                        .filter(file -> read(file).contains("@since 0.1.0")))
                .isEmpty();
    }

    /** Rows: a package with all that is public, or a package and the types that are meant. */
    private static Set<String> promised(String heading) throws IOException {
        Section section = Page.read(PAGE).sections().stream()
                .filter(candidate -> candidate.heading().equals("## " + heading))
                .findFirst()
                .orElseThrow();
        Set<String> found = new TreeSet<>();
        for (String row : section.tables()) {
            List<String> names = NAME.matcher(row.substring(0, row.lastIndexOf('|', row.length() - 2)))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            if (names.size() == 1) {
                found.add(names.get(0));
            }
            names.stream().filter(TYPE.asMatchPredicate()).forEach(type -> found.add(names.get(0) + '.' + type));
        }
        return found;
    }

    private static Set<String> packages(Set<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("\\.[A-Z]\\w*$", ""))
                .collect(sorted());
    }

    private static Set<String> packagesWithSince(String module) throws IOException {
        Path root = Page.ROOT.resolve(module).resolve("src/main/java");
        return sources(module).stream()
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> SINCE.matcher(read(file)).find())
                .map(file -> root.relativize(file.getParent())
                        .toString()
                        .replace('\\', '/')
                        .replace('/', '.'))
                .collect(sorted());
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String pom(String module) {
        return read(Page.ROOT.resolve(module).resolve("pom.xml"));
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(sorted());
    }

    private static Collector<String, ?, ? extends Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
