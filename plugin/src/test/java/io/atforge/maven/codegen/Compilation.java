package io.atforge.maven.codegen;

import io.atforge.device.Product;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles as strictly as a user can ask for, against the runtime. */
public final class Compilation {

    private final Path classes;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private boolean successful;

    private Compilation(Path classes) {
        this.classes = classes;
    }

    /** Compiles files, given by path and text. */
    static Compilation of(Path classes, Map<String, String> files) throws IOException {
        Files.createDirectories(classes);
        Compilation compilation = new Compilation(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach((path, text) ->
                sources.add(new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                }));
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-classpath",
                runtime().toString(),
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all",
                "-Xdoclint:all",
                "-Werror",
                "-Xmaxwarns",
                "1000");
        StringWriter output = new StringWriter();
        compilation.successful = compiler.getTask(output, null, compilation.diagnostics, options, null, sources)
                .call();
        return compilation;
    }

    static Path runtime() {
        try {
            return Path.of(Product.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    boolean successful() {
        return successful;
    }

    Path classes() {
        return classes;
    }

    /** Errors and warnings. */
    public List<String> messages() {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(Compilation::text)
                .toList();
    }

    /** As javac prints it, but in English wherever the tests run. */
    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place = diagnostic.getSource() == null
                ? ""
                : diagnostic.getSource().getName() + ":" + diagnostic.getLineNumber();
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        return place + ": " + kind + ": " + diagnostic.getMessage(Locale.ROOT);
    }
}
