package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.codegen.text.GeneratedFile;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.script.ScriptSet;
import io.atforge.maven.source.Problems;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is generated from a devices.yaml, for tests. */
public record GeneratedProject(GeneratedFiles files) {

    static final String PACKAGE = "com.example.tracker";

    public static GeneratedProject of(DevicesFolder folder, String yaml) throws IOException {
        Problems problems = new Problems();
        DevicesFile file = folder.read(yaml).orElseThrow();
        assertThat(folder.problems()).isEmpty();
        ScriptSet scripts =
                ScriptSet.read(file, folder.basedir(), folder.basedir().resolve("src/main/atforge/scripts"), problems);
        GeneratedFiles files =
                new CodeGenerator(new JavaPackage(PACKAGE)).generate(file, product -> scripts.of(product, problems));
        assertThat(problems.sorted()).isEmpty();
        return new GeneratedProject(files);
    }

    public Map<String, String> sources() {
        return byPath(files.sources());
    }

    Map<String, String> resources() {
        return byPath(files.resources());
    }

    private static Map<String, String> byPath(Iterable<GeneratedFile> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach(file -> assertThat(texts.put(file.path(), file.text())).isNull());
        return texts;
    }

    /** Compiles the sources with further files and puts the resources beside the classes. */
    public Compilation compile(Path classes, Map<String, String> further) throws IOException {
        Map<String, String> all = new TreeMap<>(sources());
        all.putAll(further);
        for (Map.Entry<String, String> resource : resources().entrySet()) {
            Path file = classes.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
        return Compilation.of(classes, all);
    }

    static URLClassLoader load(Compilation compilation) throws IOException {
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.successful()).isTrue();
        return new URLClassLoader(new URL[] {compilation.classes().toUri().toURL()});
    }
}
