package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about thing models show is generated, and compiles: a reader may copy it. */
class ThingModelPagesTest {

    private static final Path PAGE = Path.of("../docs/thing-model.md");
    private static final Path MIGRATION = Path.of("../docs/migrating-from-the-java-sdk.md");
    private static final Path MODEL = Path.of("../sample-project/src/main/atforge/tracker.tsl.json");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern CLASS = Pattern.compile("(?m)^final class (\\w+)");

    /** What an editor adds by itself. */
    private static final String IMPORTS = """
            package com.example.tracker;
            import static org.assertj.core.api.Assertions.assertThat;
            import io.atforge.aliyun.SecretSource;
            import io.atforge.session.ModemSession;
            import io.atforge.testkit.*;
            import io.atforge.testkit.platform.DeviceId;
            import io.atforge.testkit.platform.thing.*;
            import io.atforge.thing.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.List;
            import java.util.concurrent.TimeUnit;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.RegisterExtension;
            """;

    /** Statements of the pages, where a session and its thing are there already. */
    private static final String METHOD = """
            final class Page%d {
                static void tried(ModemSession<Tracker> session,
                        Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> tracker) throws Exception {
            %s
                }
            }
            """;

    /** Statements that begin with a session of their own. */
    private static final String METHOD_OF_ITS_OWN = """
            final class Page%d {
                static void tried() throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path folder;

    private static List<String> blocks(String language, Path... pages) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Path page : pages) {
            BLOCK.matcher(Files.readString(page))
                    .results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2))
                    .forEach(blocks::add);
        }
        return blocks;
    }

    @Test
    void compile() throws IOException {
        DevicesFolder project = new DevicesFolder(folder.resolve("project"))
                .with("src/main/atforge/tracker.tsl.json", Files.readString(MODEL));
        Map<String, String> sources = new TreeMap<>(
                GeneratedProject.of(project, blocks("yaml", PAGE).get(0)).sources());
        List<String> blocks = blocks("java", PAGE, MIGRATION);
        for (String block : blocks) {
            Matcher type = CLASS.matcher(block);
            boolean isType = type.find();
            String method = block.contains(" session = ") ? METHOD_OF_ITS_OWN : METHOD;
            String name = isType ? type.group(1) : "Page" + sources.size();
            String text = isType ? block : String.format(Locale.ROOT, method, sources.size(), block);
            assertThat(sources.put("com/example/tracker/" + name + ".java", IMPORTS + text))
                    .as(name)
                    .isNull();
        }

        assertThat(blocks).hasSizeGreaterThan(7);
        assertThat(compile(sources)).isEmpty();
    }

    /** What the compiler says. */
    private String compile(Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-encoding",
                "UTF-8",
                "-d",
                folder.resolve("classes").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all,-path",
                "-Werror"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("java").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showAPieceOfTheSamplesModel() throws IOException {
        assertThat(blocks("json", PAGE))
                .singleElement()
                .asString()
                .satisfies(piece ->
                        assertThat(withoutBlanks(Files.readString(MODEL))).contains(withoutBlanks(piece)));
    }

    @Test
    void showAMistakeAsTheBuildTellsIt() throws IOException {
        String wrong = Files.readString(MODEL).replaceFirst("\"min\": \"-40\"", "\"min\": \"140\"");
        DevicesFolder project =
                new DevicesFolder(folder.resolve("project")).with("src/main/atforge/tracker.tsl.json", wrong);

        assertThat(project.problems(blocks("yaml", PAGE).get(0)))
                .first()
                .satisfies(problem ->
                        assertThat(Files.readString(PAGE)).contains("\n```\nsrc/main/atforge/" + problem + "\n```\n"));
    }

    private static String withoutBlanks(String json) {
        return json.replaceAll("\\s", "");
    }

    @Test
    void nameTheTypesThatAreGenerated() throws IOException {
        DevicesFolder project = new DevicesFolder(folder.resolve("project"))
                .with("src/main/atforge/tracker.tsl.json", Files.readString(MODEL));
        String generated = GeneratedProject.of(project, blocks("yaml", PAGE).get(0))
                .sources()
                .get("com/example/tracker/TrackerThing.java");

        List<String> named = Pattern.compile("`(?:TrackerThing\\.)?(\\w+)`")
                .matcher(Files.readString(PAGE)
                        .split("\n## What is generated\n")[1]
                        .split("\n\n")[1])
                .results()
                .map((MatchResult result) -> result.group(1))
                .filter(name -> !name.equals("VALUE_0") && Character.isUpperCase(name.charAt(0)))
                .filter(name -> !name.startsWith("Tracker") && !name.equals("Optional"))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(6)
                .allSatisfy(name ->
                        assertThat(generated).containsPattern("(?:class|record|enum|interface|>) " + name + "\\b"));
    }
}
