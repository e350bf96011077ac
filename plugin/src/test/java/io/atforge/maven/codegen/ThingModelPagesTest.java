package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about thing models shows of the model and of what is generated is so; its Java, JavaSnippetsTest compiles. */
class ThingModelPagesTest {

    private static final Path PAGE = Path.of("../docs/thing-model.md");
    private static final Path MODEL = Path.of("../sample-project/src/main/atforge/tracker.tsl.json");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

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
