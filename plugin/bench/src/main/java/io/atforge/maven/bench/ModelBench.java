package io.atforge.maven.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Generates from ten products with models of 50 properties each, beside jsonschema2pojo, which makes as many types of
 * JSON schemas. Both read files and write files, and take turns. <b>Cold</b> is a JVM of its own for each turn, from its
 * main method on, as it is in a build; <b>warm</b> is one JVM for all turns.
 */
public final class ModelBench {

    private static final int COLD_TURNS = 7;
    private static final int WARM_TURNS = 15;
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|enum|record|interface) [A-Z]\\w* *(?:<|\\{|\\(|implements)");

    private ModelBench() {}

    /**
     * Measures, and prints a table.
     *
     * @param args a folder to work in; or, for a JVM of one turn, the folder and a contender
     * @throws Exception if something cannot be generated
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        if (args.length > 1) {
            System.out.println(turn(Contender.valueOf(args[1]), folder));
            return;
        }
        Inputs.write(folder);
        System.out.println(
                "| " + Inputs.PRODUCTS + " products x " + Inputs.TYPES
                        + " types of data, 50 properties each | ms | types in Java | kB | AtForge takes |\n|---|---|---|---|---|");
        print("cold", medians(COLD_TURNS, contender -> process(contender, folder)), folder);
        print("warm", medians(WARM_TURNS, contender -> turn(contender, folder)), folder);
    }

    /** A turn of a contender: how many nanoseconds it took. */
    @FunctionalInterface
    private interface Turn {
        long of(Contender contender) throws Exception;
    }

    private static Map<Contender, Double> medians(int turns, Turn turn) throws Exception {
        Map<Contender, long[]> all = new EnumMap<>(Contender.class);
        for (int i = 0; i < turns; i++) {
            for (Contender contender : Contender.values()) {
                all.computeIfAbsent(contender, none -> new long[turns])[i] = turn.of(contender);
            }
        }
        Map<Contender, Double> medians = new EnumMap<>(Contender.class);
        all.forEach((contender, times) -> {
            Arrays.sort(times);
            medians.put(contender, times[turns / 2] / 1e6);
        });
        return medians;
    }

    private static void print(String form, Map<Contender, Double> medians, Path folder) throws IOException {
        double ours = medians.get(Contender.ATFORGE);
        for (Contender contender : Contender.values()) {
            List<String> sources = sources(output(contender, folder));
            long types = sources.stream()
                    .mapToLong(text -> TYPE.matcher(text).results().count())
                    .sum();
            long bytes = sources.stream()
                    .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %s | %.0f | %d | %d | %s |%n",
                    contender.name().toLowerCase(Locale.ROOT).replace("_full", " with builders and limits"),
                    form,
                    medians.get(contender),
                    types,
                    bytes / 1024,
                    contender == Contender.ATFORGE
                            ? ""
                            : String.format(Locale.ROOT, "%.2f x", ours / medians.get(contender)));
        }
    }

    private static List<String> sources(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ModelBench::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long turn(Contender contender, Path folder) throws Exception {
        Path output = output(contender, folder);
        clear(output);
        long begin = System.nanoTime();
        contender.generate(folder, output);
        return System.nanoTime() - begin;
    }

    private static long process(Contender contender, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ModelBench.class.getName(),
                        folder.toString(),
                        contender.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(contender + " has failed");
        }
        return Long.parseLong(said.strip());
    }

    private static Path output(Contender contender, Path folder) {
        return folder.resolve("output").resolve(contender.name());
    }

    private static void clear(Path output) throws IOException {
        if (Files.exists(output)) {
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(output);
    }
}
