package io.atforge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The goal {@code generate} over a bare {@code mvn validate}, as {@code plugin/scale.sh} measures it. */
final class PluginPart implements Part {

    /** A row of the script: products x topics, validate, generate over it, nothing changed over it; all in ms. */
    private static final Pattern ROW =
            Pattern.compile("\\| *(\\d+ x \\d+) *\\| *(\\d+) *\\| *(-?\\d+) *\\| *(-?\\d+) *\\|.*");

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException, InterruptedException {
        if (rig.quick()) {
            return;
        }
        Path root = root();
        ProcessBuilder script = new ProcessBuilder(
                        root.resolve("plugin/scale.sh").toString(), "quick")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        script.environment().put("RUNS", "3");
        Process process = script.start();
        process.getOutputStream().close();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    String peer = "mvn validate " + row.group(2) + " ms";
                    String figure = "generate, " + row.group(1) + " topics";
                    rows.accept(Row.alone(figure, "+" + row.group(3) + " ms", peer));
                    rows.accept(Row.alone(figure + ", nothing changed", "+" + row.group(4) + " ms", peer));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("plugin/scale.sh has failed");
        }
    }

    private static Path root() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("plugin/scale.sh"))) {
                return folder;
            }
        }
        throw new IOException("not within the project: there is no plugin/scale.sh above "
                + Path.of("").toAbsolutePath());
    }
}
