package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.device.Device;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.script.ScriptSet;
import io.atforge.maven.source.Problems;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile text in every field. Either it is refused at its line, or what is generated compiles, is of the same
 * types and the same AT commands as without it, and holds the text as a text.
 */
@Tag("slow")
class HostileTextTest {

    private static final List<String> TEXTS = List.of(
            "*/ class Evil {} /*",
            "\\u002a\\u002f class Evil {}",
            "\\\\u002a/",
            "a\u2028class Evil {}",
            "a\u2029b\u0085c",
            "\"; class Evil {} \"",
            "'+\"\\",
            "a\r\nAT+EVIL\r\n",
            "a\nAT+EVIL=1",
            "${evil}",
            "${payload}",
            "${env.EVIL}\"",
            "../../../../evil",
            "/etc/passwd",
            "..\\..\\evil",
            "$L $S $T $$ $1L",
            "{@link Evil} <script> @author",
            "\u202e evil",
            "a\u0000b",
            "\ud83d\ude08",
            " ");

    /** A name in guillemets, then what stands there where the field is left alone. */
    private static final String TEMPLATE = """
            version: «version=1»
            platform:
              region: «region=cn-shanghai»
              port: «port=1883»
              transport: «transport=tcp»
              authentication: «authentication=direct»
              signMethod: «signMethod=hmacsha1»
              keepAlive: «keepAlive=600»
              cleanSession: «cleanSession=true»
              clientId: «clientId=x»
            modem:
              dialect: «dialect=air720»
              apn: «apn=a»
              user: «user=b»
              password: «password=c»
            products:
              - key: «key=a1hahpgAs3s»
                name: «name=Tracker»
                description: «productDescription=text»
                topics:
                  - name: «topicName=test»
                    class: «class=/${productKey}/${deviceName}/test»
                    permission: «permission=publish»
                    qos: «qos=1»
                    description: «description=text»
                systemTopics:
                  - «systemTopics=ntp»
                devices:
                  - name: «deviceName=test»
                    secret: «secret=literal»
                certificates: «certificates=fleet.csv»
            «unknownKey=#»: x
            """;

    private static final List<String> CELLS = List.of("DeviceName", "DeviceSecret", "ProductKey");

    @TempDir
    Path folder;

    static Stream<Arguments> fields() {
        Stream<String> names = Stream.concat(
                Pattern.compile("«(\\w+)=").matcher(TEMPLATE).results().map(match -> match.group(1)),
                Stream.of("instance", "host"));
        return names.flatMap(name -> TEXTS.stream().map(text -> Arguments.of(name, text)));
    }

    static Stream<Arguments> cells() {
        return CELLS.stream().flatMap(cell -> TEXTS.stream().map(text -> Arguments.of(cell, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("fields")
    void aFieldIsRefusedOrInert(String field, String text) throws Exception {
        DevicesFolder project = project();
        String yaml = yaml(field, text);

        List<String> problems = problems(project, yaml);

        if (problems.isEmpty()) {
            assertInert(project, yaml, field, text);
        } else {
            int line = lineOf(field);
            assertThat(problems).anyMatch(problem -> problem.startsWith("devices.yaml:" + line + ":"));
            assertThat(problems)
                    .allMatch(problem -> problem.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029'));
        }
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("cells")
    void aCellOfTheExportIsRefusedAtItsRowAndCell(String cell, String text) {
        List<String> row = new ArrayList<>(List.of("unit-1", "s", "a1hahpgAs3s"));
        row.set(CELLS.indexOf(cell), '"' + text.replace("\"", "\"\"") + '"');
        DevicesFolder project = project()
                .with("src/main/atforge/fleet.csv", String.join(",", CELLS) + "\n" + String.join(",", row) + "\n");

        assertThat(project.problems(yaml("", "")))
                .singleElement()
                .asString()
                .matches("fleet\\.csv:\\d:" + (CELLS.indexOf(cell) + 1) + ": .*");
    }

    /** Refusing everything would be no proof that what is taken is harmless. */
    @Test
    void theFieldsThatTakeTextsAreTriedWithThem() {
        DevicesFolder project = project();
        Map<String, Integer> taken = new TreeMap<>();
        fields().forEach(arguments -> {
            String yaml = yaml((String) arguments.get()[0], (String) arguments.get()[1]);
            taken.merge((String) arguments.get()[0], project.problems(yaml).isEmpty() ? 1 : 0, Integer::sum);
        });

        assertThat(taken).hasSize(28);
        taken.values().removeIf(count -> count == 0);
        assertThat(taken)
                .isEqualTo(Map.of(
                        "apn",
                        8,
                        "clientId",
                        5,
                        "description",
                        20,
                        "productDescription",
                        20,
                        "password",
                        8,
                        "secret",
                        17,
                        "user",
                        8));
    }

    private DevicesFolder project() {
        return new DevicesFolder(folder.resolve("in"))
                .embedSecrets()
                .with("src/main/atforge/fleet.csv", "DeviceName,DeviceSecret,ProductKey\nunit-1,s,a1hahpgAs3s\n");
    }

    /** Those of devices.yaml and those of the scripts that it fills. */
    private static List<String> problems(DevicesFolder project, String yaml) throws IOException {
        var file = project.read(yaml);
        List<String> problems = project.problems();
        if (problems.isEmpty()) {
            Problems scripts = new Problems();
            ScriptSet.read(
                            file.orElseThrow(),
                            project.basedir(),
                            project.basedir().resolve("none"),
                            scripts)
                    .of(file.get().products().get(0), scripts);
            assertThat(scripts.sorted()).isEmpty();
        }
        return problems;
    }

    private void assertInert(DevicesFolder project, String yaml, String field, String text) throws Exception {
        GeneratedProject hostile = GeneratedProject.of(project, yaml);
        GeneratedProject harmless = GeneratedProject.of(project, yaml("", ""));
        assertThat(hostile.sources().keySet()).isEqualTo(harmless.sources().keySet());
        assertThat(commands(hostile)).isEqualTo(commands(harmless));

        Path classes = folder.resolve("classes");
        try (URLClassLoader loader = GeneratedProject.load(hostile.compile(classes, Map.of()))) {
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(file -> file.toString().endsWith(".class")))
                        .hasSize(5)
                        .allMatch(file -> file.startsWith(classes.resolve("com/example/tracker")));
            }
            if (field.equals("secret")) {
                Device<?> device = (Device<?>) loader.loadClass("com.example.tracker.TrackerDevices")
                        .getField("TEST")
                        .get(null);
                assertThat(device.secrets().secretOf("", "")).isEqualTo(text);
            }
        }
    }

    /** The names of the commands of each script: what a text between quotes must not add to. */
    private static Map<String, List<String>> commands(GeneratedProject project) {
        Map<String, List<String>> commands = new TreeMap<>();
        project.resources().forEach((path, text) -> {
            if (path.endsWith(".at")) {
                commands.put(
                        path,
                        AtScriptParser.parse(path, text).steps().stream()
                                .map(Step::command)
                                .map(command -> command.split("=")[0])
                                .toList());
            }
        });
        return commands;
    }

    private static String yaml(String field, String text) {
        String template = List.of("instance", "host").contains(field)
                ? TEMPLATE.replace("region: «region=", field + ": «" + field + "=")
                : TEMPLATE;
        return Pattern.compile("«(\\w+)=(.*?)»(: x)?").matcher(template).replaceAll(match -> {
            boolean left = !match.group(1).equals(field);
            String rest = match.group(3) == null ? "" : match.group(3);
            return Matcher.quoteReplacement(left ? match.group(2) + rest : quoted(text) + rest);
        });
    }

    private static int lineOf(String field) {
        String name = List.of("instance", "host").contains(field) ? "region" : field;
        return (int) TEMPLATE.substring(0, TEMPLATE.indexOf("«" + name + "="))
                        .lines()
                        .count()
                + (TEMPLATE.contains("\n«" + name + "=") ? 1 : 0);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c == '"' || c == '\\'
                                ? "\\" + (char) c
                                : c >= ' ' && c <= '~'
                                        ? "" + (char) c
                                        : Character.isSurrogate((char) c)
                                                ? "" + (char) c
                                                : String.format("\\u%04x", c)));
        return quoted.append('"').toString();
    }
}
