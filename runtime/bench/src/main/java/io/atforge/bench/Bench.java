package io.atforge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

/** Runs every part, prints one table, and writes it to {@code target/performance.md}. */
public final class Bench {

    private static final String HEAD = "| figure | measured | limit or peer | ratio | floor |\n|---|---|---|---|---|";

    /** After so many minutes something hangs: several times what the form takes. */
    private static final int LIMIT_MINUTES = 90;

    private static final int QUICK_LIMIT_MINUTES = 10;

    private final List<Row> rows = new ArrayList<>();

    private Bench() {}

    /**
     * Measures.
     *
     * <p>The system property {@code bench.part} names the parts to run, by their classes' names and with commas between
     * them; without it, all run.
     *
     * @param args {@code full}, or {@code quick}: then the exit status is 1 where a ratio is under its floor
     * @throws Exception if a part fails
     */
    public static void main(String[] args) throws Exception {
        boolean quick = args[0].equals("quick");
        if (!quick && !args[0].equals("full")) {
            throw new IllegalArgumentException("full or quick, not " + args[0]);
        }
        new Timer("limit", true).schedule(new Limit(), 60_000L * (quick ? QUICK_LIMIT_MINUTES : LIMIT_MINUTES));
        Bench bench = new Bench();
        bench.run(quick, System.getProperty("bench.part", ""));
        if (quick && bench.rows.stream().anyMatch(Row::isUnderFloor)) {
            bench.rows.stream()
                    .filter(Row::isUnderFloor)
                    .forEach(row -> System.err.println("under its floor: " + row.figure()));
            System.exit(1);
        }
    }

    private void run(boolean quick, String names) throws Exception {
        long begin = System.nanoTime();
        String machine = LocalDate.now(ZoneOffset.UTC) + (quick ? ", quick form" : "") + ". "
                + Machine.watch().text();
        System.out.println(machine + "\n\n" + HEAD);
        try (Rig rig = new Rig(quick)) {
            for (Part part : parts()) {
                if (names.isEmpty()
                        || List.of(names.split(",")).contains(part.getClass().getSimpleName())) {
                    part.run(rig, this::add);
                }
            }
        }
        String took = String.format(Locale.ROOT, "Measured in %.0f s.", (System.nanoTime() - begin) / 1e9);
        System.out.println("\n" + took);
        write(machine + " " + took);
    }

    /** The plugin's comes last: its script builds the runtime anew. */
    private static List<Part> parts() {
        return List.of(
                new PublishPart(),
                new RoundTripPart(),
                new HandOverPart(),
                new ReceivePart(),
                new TutorialPart(),
                new AcknowledgePart(),
                new CrowdPart(),
                new StartPart(),
                new CodePart(),
                new PluginPart());
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(row.line());
    }

    private void write(String machine) throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        StringBuilder text =
                new StringBuilder(machine).append("\n\n").append(HEAD).append('\n');
        rows.forEach(row -> text.append(row.line()).append('\n'));
        Files.writeString(target.resolve("performance.md"), text);
    }

    /** A modem or a client that says nothing any more must not keep a build for ever. */
    private static final class Limit extends TimerTask {

        @Override
        public void run() {
            System.err.println("not done after all that time: something hangs");
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(2);
        }
    }
}
