package io.atforge.maven.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** XML of the pages is well formed, and names the versions that this build uses. */
class PomSnippetsTest {

    static List<Snippet> blocks() {
        return Snippet.in("xml");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void namesTheVersionsOfTheBuild(Snippet block) throws Exception {
        Map<String, String> pinned = versions(parse(Files.readString(Path.of("../pom.xml"))));
        pinned.put("junit-jupiter", pinned.get("junit-bom"));

        Map<String, String> named =
                versions(parse("<page>" + block.text().replaceFirst("^<\\?xml.*?\\?>", "") + "</page>"));
        named.forEach((artifact, version) -> {
            if (pinned.containsKey(artifact) && !version.contains("$")) {
                assertThat(version).as("%s: %s", block, artifact).isEqualTo(pinned.get(artifact));
            }
        });
    }

    @Test
    void areMany() {
        assertThat(blocks()).hasSizeGreaterThan(3);
    }

    /** The version of each artifact that has one. */
    private static Map<String, String> versions(Document document) {
        Map<String, String> properties = new TreeMap<>();
        elements(document, "properties")
                .flatMap(PomSnippetsTest::children)
                .forEach(property -> properties.put(
                        "${" + property.getTagName() + "}",
                        property.getTextContent().strip()));
        Map<String, String> versions = new LinkedHashMap<>();
        elements(document, "artifactId")
                .forEach(artifact -> children(artifact.getParentNode())
                        .filter(sibling -> sibling.getTagName().equals("version"))
                        .map(version -> version.getTextContent().strip())
                        .forEach(version -> versions.put(
                                artifact.getTextContent().strip(), properties.getOrDefault(version, version))));
        String own = versions.getOrDefault("atforge", "");
        versions.replaceAll((artifact, version) -> version.equals("${project.version}") ? own : version);
        if (!own.isEmpty()) {
            versions.put("atforge-maven-plugin", own);
        }
        return versions;
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Stream<Element> children(Node node) {
        var found = node.getChildNodes();
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
