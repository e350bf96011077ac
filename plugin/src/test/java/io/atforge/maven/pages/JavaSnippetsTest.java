package io.atforge.maven.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.codegen.GeneratedProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java of the pages compiles with what is generated for the sample: a reader may copy it. */
class JavaSnippetsTest {

    private static final Path SAMPLE = Snippet.ROOT.resolve("sample-project/src/main/atforge");

    /** Pages whose code needs what the plugin's tests do not have; who compiles it instead. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("spring_boot", "ConsumerPagesTest of the runtime compares it with plugin/src/consumers/spring-boot");

    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|record|interface|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package .*;$");
    private static final Pattern MEMBER = Pattern.compile("\\A(?:@\\w+|private |public |static |void )");
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^ *…$");

    @TempDir
    Path folder;

    @Test
    void compiles() throws IOException {
        Map<String, String> sources = new TreeMap<>(generated());
        int[] number = {0};
        for (Snippet snippet : Snippet.in("java")) {
            if (!ELSEWHERE.containsKey(snippet.pageName())) {
                String name = snippet.has(TYPE) && !snippet.has(MEMBER) ? typeOf(snippet) : "Snippet" + ++number[0];
                String path = "pages/" + snippet.pageName() + "/" + name + ".java";
                assertThat(sources.put(path, source(snippet, name)))
                        .as("%s: %s", snippet, name)
                        .isNull();
            }
        }

        assertThat(number[0]).isGreaterThan(15);
        assertThat(compile(sources)).isEmpty();
    }

    private static String typeOf(Snippet snippet) {
        Matcher type = TYPE.matcher(snippet.text());
        assertThat(type.find()).isTrue();
        return type.group(1);
    }

    private static String source(Snippet snippet, String name) {
        String text = LEFT_OUT.matcher(snippet.text()).replaceAll("");
        String head = "package pages." + snippet.pageName() + ";\n" + SnippetContext.IMPORTS;
        if (snippet.has(PACKAGE)) {
            return PACKAGE.matcher(text).replaceFirst(Matcher.quoteReplacement(head));
        }
        String place = "// " + snippet + "\n";
        if (snippet.has(TYPE) && !snippet.has(MEMBER)) {
            return head + place + text;
        }
        String body = snippet.has(MEMBER) ? text : method(statements(text.stripTrailing()));
        return head + place + "@SuppressWarnings(\"unused\")\nclass " + name + " extends SnippetContext {\n" + body
                + "}\n";
    }

    /** A page may show an expression, or the calls of a builder. */
    private static String statements(String text) {
        if (text.startsWith(".")) {
            return "ModemSession.builder(TrackerDevices.TEST)\n" + text + ";";
        }
        return text.contains(";") ? text : "Object result = " + text + ";";
    }

    private static String method(String statements) {
        return "    void tried() throws Exception {\n" + statements + "\n    }\n";
    }

    private Map<String, String> generated() throws IOException {
        DevicesFolder project = new DevicesFolder(folder.resolve("project"))
                .with("src/main/atforge/tracker.tsl.json", Files.readString(SAMPLE.resolve("tracker.tsl.json")));
        Map<String, String> sources =
                new TreeMap<>(GeneratedProject.of(project, Files.readString(SAMPLE.resolve("devices.yaml")))
                        .sources());
        sources.put("com/example/tracker/SnippetContext.java", SnippetContext.SOURCE);
        return sources;
    }

    /** What the compiler says. */
    private String compile(Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                folder.resolve("classes").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-Xlint:all,-path",
                "-Werror",
                "-Xmaxerrs",
                "1000"));
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

    /** A page that is excused has to be there, and to have Java. */
    @Test
    void noPageIsExcusedForNothing() {
        assertThat(Snippet.in("java")).extracting(Snippet::pageName).containsAll(Set.copyOf(ELSEWHERE.keySet()));
    }
}
