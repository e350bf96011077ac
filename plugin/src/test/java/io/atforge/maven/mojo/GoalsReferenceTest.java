package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * docs/goals.md is the plugin descriptor that the plugin tools made from the goals' Javadoc.
 * {@code mvn test -Dtest=GoalsReferenceTest -Datforge.golden=rewrite} writes it anew.
 */
class GoalsReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/goals.md");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));

    @Test
    void theReferenceIsTheDescriptor() throws Exception {
        String reference = reference(mojos());

        if (REWRITE) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE).content(StandardCharsets.UTF_8).isEqualTo(reference);
    }

    @Test
    void everyGoalIsThreadSafeAndEveryParameterHasAPropertyAndAVersion() throws Exception {
        List<Element> mojos = mojos();
        assertThat(mojos)
                .extracting(mojo -> text(mojo, "goal"))
                .containsExactly(
                        "doctor",
                        "generate",
                        "generate-test",
                        "help",
                        "init",
                        "modem",
                        "run",
                        "script",
                        "sign",
                        "validate");
        for (Element mojo : mojos) {
            assertThat(text(mojo, "threadSafe")).isEqualTo("true");
            assertThat(text(mojo, "requiresDependencyResolution")).isEmpty();
            for (Element parameter : parameters(mojo)) {
                String name = text(parameter, "name");
                if (!text(mojo, "goal").equals("help")) {
                    assertThat(property(mojo, name)).isEqualTo("atforge." + name);
                    assertThat(text(parameter, "since")).as(name).isNotEmpty();
                }
            }
        }
    }

    private static String reference(List<Element> mojos) {
        StringBuilder text = new StringBuilder("""
                # Goals

                [简体中文](zh/goals.md)

                Generated from the plugin's descriptor; `mvn atforge:help -Ddetail` prints the same. Every parameter is
                set in the plugin's `<configuration>`, or by its property: on the command line, as `-Dproperty=value`,
                or in the pom's `<properties>`. Relative paths are seen from the module's folder.
                """);
        for (Element mojo : mojos) {
            text.append("\n## atforge:")
                    .append(text(mojo, "goal"))
                    .append("\n\n")
                    .append(markdown(text(mojo, "description")))
                    .append('\n');
            String phase = text(mojo, "phase");
            text.append(phase.isEmpty() ? "\nRuns on its own, without a phase.\n" : "\nPhase: `" + phase + "`.\n")
                    .append("\n| parameter | property | default | |\n|---|---|---|---|\n");
            for (Element parameter : parameters(mojo)) {
                String name = text(parameter, "name");
                String preset = setting(mojo, name).getAttribute("default-value");
                text.append("| `")
                        .append(name)
                        .append("` | `")
                        .append(property(mojo, name))
                        .append("` | ")
                        .append(preset.isEmpty() ? "" : "`" + preset + "`")
                        .append(" | ")
                        .append(markdown(text(parameter, "description")))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static List<Element> mojos() throws Exception {
        try (InputStream descriptor = Files.newInputStream(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            return children(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(descriptor)
                    .getElementsByTagName("mojo"));
        }
    }

    private static List<Element> parameters(Element mojo) {
        return children(mojo.getElementsByTagName("parameter")).stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .toList();
    }

    private static Element setting(Element mojo, String name) {
        Element configuration =
                (Element) mojo.getElementsByTagName("configuration").item(0);
        return (Element) configuration.getElementsByTagName(name).item(0);
    }

    private static String property(Element mojo, String name) {
        return setting(mojo, name).getTextContent().replaceAll("^\\$\\{(.*)}$", "$1");
    }

    private static String text(Element parent, String child) {
        NodeList found = parent.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static String markdown(String html) {
        return html.replaceAll("</?code>", "`").replaceAll("<br ?/?>", " ").replaceAll("\\s+", " ");
    }

    private static List<Element> children(NodeList nodes) {
        return new ArrayList<>(IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList());
    }
}
