package io.atforge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM with this one's class path, spoken to line by line; it ends with its standard input. */
final class Fork implements AutoCloseable {

    /** The module's jar in the place of its folder: of a folder no classes are archived. */
    private static final String CLASS_PATH = System.getProperty("java.class.path")
            .replace(System.getProperty("bench.classes"), System.getProperty("bench.jar"));

    private final String name;
    private final Process process;
    private final PrintWriter out;
    private final BufferedReader in;

    Fork(Class<?> main, String... args) throws IOException {
        this(List.of(), main, args);
    }

    /** With options for its JVM. */
    Fork(List<String> options, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-classpath", CLASS_PATH, main.getName()));
        command.addAll(List.of(args));
        name = main.getSimpleName();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII), true);
        in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** The answer to a line. */
    String ask(Object line) throws IOException {
        out.println(line);
        return read();
    }

    String read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException(name + " has ended before it answered");
        }
        return line;
    }

    /** The processor time it has had, of all cores together; Linux counts it in steps of 10 ms. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        out.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
