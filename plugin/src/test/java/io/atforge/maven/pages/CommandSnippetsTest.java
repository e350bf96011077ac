package io.atforge.maven.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Maven command lines of the pages, in blocks and in the text, name goals, parameters, profiles and tests that are there. */
class CommandSnippetsTest {

    private static final Pattern INLINE = Pattern.compile("(?<!`)`((?:[A-Z_]+=\\S+ )?mvn [^`]+)`");
    private static final Pattern GOAL = Pattern.compile("\\batforge:([\\w-]+)");
    private static final Pattern PROPERTY = Pattern.compile("-D(atforge\\.[\\w.]+)");
    private static final Pattern PROFILES = Pattern.compile("-P([\\w,-]+)");
    private static final Pattern MODULES = Pattern.compile("-pl ([\\w,/-]+)");
    private static final Pattern TESTS = Pattern.compile("-Dtest=([\\w,]+)");
    private static final Pattern PATH = Pattern.compile("(?m)^(?:\\$ )?((?:\\.ci|plugin|runtime|testkit)/[\\w./-]+)");

    /** Said of properties of the tests and of the builds, not of goals. */
    private static final Pattern SWITCHES = Pattern.compile(
            "System\\.getProperty\\(\\s*\"(atforge\\.[\\w.]+)\"|"
                    + "(?:Integer|Long)\\.getLong\\(\\s*\"(atforge\\.[\\w.]+)\"|(?:Integer)\\.getInteger\\(\\s*\"(atforge\\.[\\w.]+)\"");

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Snippet block : Snippet.in("sh")) {
            block.text()
                    .replace("\\\n", " ")
                    .lines()
                    .filter(line -> line.contains("mvn "))
                    .forEach(commands::add);
        }
        for (Path page : Snippet.all().stream().map(Snippet::page).distinct().toList()) {
            INLINE.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""))
                    .results()
                    .map(command -> command.group(1).replaceAll("\\s+", " "))
                    .forEach(commands::add);
        }
        return commands;
    }

    @Test
    void nameWhatIsThere() throws IOException {
        List<String> commands = commands();
        Set<String> goals = found("<goal>([\\w-]+)</goal>", descriptor());
        Set<String> properties = found("\\$\\{(atforge\\.[\\w.]+)}", descriptor());
        Set<String> switches = switches();
        Set<String> profiles = found("(?s)<profile>.{0,200}?<id>([\\w-]+)</id>", poms());

        assertThat(commands).hasSizeGreaterThan(40);
        for (String command : commands) {
            assertThat(goals).as(command).containsAll(named(GOAL, command));
            assertThat(named(PROPERTY, command))
                    .as(command)
                    .allSatisfy(name -> assertThat(properties.contains(name)
                                    || switches.contains(name)
                                    || name.startsWith("atforge.certificates."))
                            .as(name)
                            .isTrue());
            assertThat(profiles).as(command).containsAll(named(PROFILES, command));
            // Goals run in projects of users, with modules of their own.
            assertThat(named(MODULES, command.contains("atforge:") ? "" : command))
                    .as(command)
                    .allSatisfy(
                            module -> assertThat(Snippet.ROOT.resolve(module).resolve("pom.xml"))
                                    .exists());
            assertThat(testClasses()).as(command).containsAll(named(TESTS, command));
        }
    }

    @Test
    void nameScriptsThatAreThere() {
        List<String> paths = Snippet.all().stream()
                .filter(block -> block.language().matches("sh|"))
                .flatMap(block -> PATH.matcher(block.text()).results())
                .map(path -> path.group(1))
                .toList();
        assertThat(paths)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        path -> assertThat(Snippet.ROOT.resolve(path)).exists().isExecutable());
    }

    private static List<String> named(Pattern pattern, String command) {
        return pattern.matcher(command)
                .results()
                .flatMap(name -> Stream.of(name.group(1).split(",")))
                .filter(name -> !name.matches("NONE|NAME|X"))
                .toList();
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> switches() throws IOException {
        Set<String> switches = new TreeSet<>();
        for (Path source : sources()) {
            SWITCHES.matcher(Files.readString(source)).results().forEach(found -> {
                for (int group = 1; group <= found.groupCount(); group++) {
                    if (found.group(group) != null) {
                        switches.add(found.group(group));
                    }
                }
            });
        }
        return switches;
    }

    private static Set<String> testClasses() throws IOException {
        Set<String> classes = new TreeSet<>();
        sources().forEach(source -> classes.add(source.getFileName().toString().replace(".java", "")));
        return classes;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("runtime", "testkit", "plugin")) {
            try (Stream<Path> files = Files.walk(Snippet.ROOT.resolve(module + "/src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static String descriptor() throws IOException {
        return Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
    }

    private static String poms() throws IOException {
        StringBuilder poms = new StringBuilder();
        for (String module : List.of("", "runtime/", "testkit/", "plugin/", "sample-project/")) {
            poms.append(Files.readString(Snippet.ROOT.resolve(module + "pom.xml")));
        }
        return poms.toString();
    }
}
