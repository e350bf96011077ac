package io.atforge.maven.pages.message;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts in main code that may be messages: all literals of some words, as the compiler's parser finds them. */
final class MessageSources {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> MODULES = List.of("runtime", "plugin", "testkit");

    /** Where texts are what is written into files, what a modem says, or what a meter means, and no messages. */
    private static final Set<String> WITHOUT_MESSAGES = Set.of(
            "plugin/src/main/java/io/atforge/maven/codegen",
            "plugin/src/main/java/io/atforge/maven/report",
            "runtime/src/main/java/io/atforge/micrometer",
            "testkit/src/main/java/io/atforge/testkit/modem/luat",
            "testkit/src/main/java/io/atforge/testkit/modem/quectel",
            "testkit/src/main/java/io/atforge/testkit/modem/simcom");

    private MessageSources() {}

    static List<MessageText> read() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.addAll(
                        all.filter(MessageSources::mayHoldMessages).sorted().toList());
            }
        }
        List<MessageText> texts = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree file : task.parse()) {
                new MessageScanner(file, Trees.instance(task), texts::add).scan(file, null);
            }
        }
        return List.copyOf(texts);
    }

    private static boolean mayHoldMessages(Path file) {
        String place = ROOT.relativize(file).toString();
        return place.endsWith(".java")
                && !place.endsWith("-info.java")
                && WITHOUT_MESSAGES.stream().noneMatch(folder -> place.startsWith(folder + "/"));
    }
}
