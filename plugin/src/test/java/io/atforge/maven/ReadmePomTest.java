package io.atforge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A user copies versions from the README: they are those that AtForge itself is built and tested with. */
class ReadmePomTest {

    private static final Pattern COORDINATES =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z-]+)\\.version>([^<]+)</\\1\\.version>");

    @Test
    void hasTheVersionsOfTheBuild() throws IOException {
        Map<String, String> build = pairs(PROPERTY, Files.readString(Path.of("../pom.xml")));
        String own = pairs(COORDINATES, Files.readString(Path.of("../pom.xml"))).get("atforge");

        assertThat(readme())
                .isEqualTo(Map.of(
                        "atforge-runtime",
                        own,
                        "atforge-testkit",
                        own,
                        "atforge-maven-plugin",
                        own,
                        "junit-jupiter",
                        build.get("junit"),
                        "maven-compiler-plugin",
                        build.get("maven-compiler-plugin"),
                        "maven-surefire-plugin",
                        build.get("maven-surefire-plugin")));
    }

    /** The sample has them in properties, so that it can be copied out. */
    @Test
    void hasTheVersionsOfTheSample() throws IOException {
        String sample = Files.readString(Path.of("../sample-project/pom.xml"));
        Map<String, String> versions = pairs(COORDINATES, sample);
        Map<String, String> properties = pairs(PROPERTY, sample);

        readme().forEach((artifact, version) -> assertThat(resolve(versions.get(artifact), properties))
                .as(artifact)
                .isEqualTo(version));
    }

    private static String resolve(String version, Map<String, String> properties) {
        return version.startsWith("${")
                ? properties.get(version.substring(2, version.length() - ".version}".length()))
                : version;
    }

    private static Map<String, String> readme() throws IOException {
        String text = Files.readString(Path.of("../README.md"));
        return pairs(COORDINATES, text.split("\n## In your own project\n")[1].split("```")[1]);
    }

    private static Map<String, String> pairs(Pattern pattern, String text) {
        Map<String, String> pairs = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            pairs.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return pairs;
    }
}
