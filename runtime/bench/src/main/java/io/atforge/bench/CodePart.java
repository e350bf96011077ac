package io.atforge.bench;

import io.atforge.bench.micro.FramerBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The code by itself, by JMH: the framer, the signer, a command and its reply. */
final class CodePart implements Part {

    /** What JMH's profiler calls the bytes allocated a call. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * A benchmark's outcome.
     *
     * @param nanos a call
     * @param bytes allocated a call
     */
    private record Cost(double nanos, double bytes) {}

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException, RunnerException {
        Map<String, Cost> costs = costs(rig.quick());
        for (String input : List.of("lines", "messages", "hostile")) {
            rows.accept(framer(input, costs.get("frame " + input), costs.get("copy " + input)));
        }
        rows.accept(beside("sign, HMAC-SHA256", costs.get("sign"), "Mac", costs.get("mac")));
        Cost whole = costs.get("builtAndMatched");
        Cost matched = costs.get("matched");
        rows.accept(Row.alone("command of 150 bytes, built and its reply matched", text(whole), wire(150)));
        rows.accept(Row.alone("command of 150 bytes, its reply matched", text(matched), "the rest builds it"));
    }

    private static Map<String, Cost> costs(boolean quick) throws IOException, RunnerException {
        Files.createDirectories(Path.of("target"));
        // builds side by side on one machine are no reason to fail
        System.setProperty("jmh.ignoreLock", "true");
        Options options = new OptionsBuilder()
                .include("io\\.atforge\\.bench\\.micro\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 1 : 2)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 800))
                .measurementIterations(quick ? 2 : 3)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 700))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output("target/jmh.txt")
                .build();
        Map<String, Cost> costs = new HashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String input = result.getParams().getParam("input");
            costs.put(
                    result.getPrimaryResult().getLabel() + (input == null ? "" : " " + input),
                    new Cost(
                            result.getPrimaryResult().getScore(),
                            result.getSecondaryResults().get(ALLOCATED).getScore()));
        }
        return costs;
    }

    private static Row framer(String input, Cost framer, Cost copy) {
        return new Row(
                "framer, " + input,
                megabytes(framer),
                "copy " + megabytes(copy),
                copy.nanos() / framer.nanos(),
                String.format(Locale.ROOT, "%.2f B allocated a byte", framer.bytes() / FramerBenchmark.BYTES));
    }

    private static String megabytes(Cost cost) {
        return String.format(Locale.ROOT, "%.0f MB/s", FramerBenchmark.BYTES * 1e3 / cost.nanos());
    }

    private static Row beside(String figure, Cost cost, String name, Cost peer) {
        return Row.of(figure, text(cost), name + " " + text(peer), peer.nanos() / cost.nanos());
    }

    private static String text(Cost cost) {
        return String.format(Locale.ROOT, "%.0f ns, %.0f B allocated", cost.nanos(), cost.bytes());
    }

    /** What so many bytes take on the fastest line that is measured here: ten bits each. */
    private static String wire(int bytes) {
        return String.format(Locale.ROOT, "its payload alone takes %.0f ns at 921600", bytes * 1e10 / 921600);
    }
}
