package io.atforge.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** A {@link BusyOutbox} in a JVM of its own, and what it has said so far. */
final class BusyProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final Set<Long> added = new TreeSet<>();
    private final Set<Long> removed = new HashSet<>();

    private BusyProcess(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static BusyProcess start(Path file, Durability durability, long firstNumber) throws IOException {
        return new BusyProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyOutbox.class.getName(),
                        file.toString(),
                        durability.name(),
                        Long.toString(firstNumber))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Reads so many lines, which takes as long as the process needs to do what they say. */
    void read(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("the process ended by itself; its error is above");
            }
            note(line);
        }
    }

    /** Kills the process, as {@code kill -9} does, and reads what it had said. */
    void kill() throws IOException, InterruptedException {
        // Process.destroyForcibly would close the pipe, and what the process had said would be lost.
        process.toHandle().destroyForcibly();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            note(line);
        }
        process.waitFor();
    }

    Set<Long> added() {
        return added;
    }

    Set<Long> removed() {
        return removed;
    }

    private void note(String line) {
        (line.charAt(0) == '+' ? added : removed).add(Long.parseLong(line.substring(1)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
