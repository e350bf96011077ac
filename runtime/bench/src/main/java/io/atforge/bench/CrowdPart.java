package io.atforge.bench;

import io.atforge.bench.link.Crowd;
import io.atforge.bench.link.CrowdWorker;
import io.atforge.bench.link.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Many sessions in one JVM, each on a line of its own; the modems' process has the same cores. */
final class CrowdPart implements Part {

    private static final List<Integer> COUNTS = List.of(1, 8, 64);

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        List<Integer> counts = rig.quick() ? List.of(8) : COUNTS;
        try (Modems modems = new Modems(counts.get(counts.size() - 1))) {
            for (int count : counts) {
                measure(rig, rows, modems, count);
            }
        }
    }

    private static void measure(Rig rig, Consumer<Row> rows, Modems modems, int count) throws IOException {
        Load load = Load.of(Load.Way.ASYNC, 115200, 150, 0);
        try (Fork worker = new Fork(CrowdWorker.class, modems.paths(count))) {
            // warm: without a pace, as at the line's a minute has too few messages for the compiler
            worker.ask(Load.of(Load.Way.ASYNC, 0, 150, 0).lasting(rig.quick() ? 1000 : 5000));
            for (Load.Way way : List.of(Load.Way.ASYNC, Load.Way.SYNC)) {
                Duration before = modems.cpu();
                long begin = System.nanoTime();
                Crowd crowd = Crowd.parse(worker.ask(load.by(way).lasting(rig.quick() ? 1500 : 5000)));
                double share = (double) modems.cpu().minus(before).toNanos() / (System.nanoTime() - begin);
                double bound = count * 1e9 / load.boundNanos();
                rows.accept(new Row(
                        count + (count == 1 ? " modem" : " modems") + ", 115200, 150 bytes, QoS 0, " + way,
                        String.format(
                                Locale.ROOT,
                                "%.1f/s, %.0f µs CPU each, heap %.1f MB, %.1f threads a modem",
                                crowd.perSecond(),
                                crowd.cpuPerMessage() / 1e3,
                                crowd.heapBytes() / 1e6,
                                (double) crowd.threads() / count),
                        String.format(Locale.ROOT, "%d x the bound %.1f/s", count, bound),
                        crowd.perSecond() / bound,
                        "modems took " + Row.percent(share) + " of a core"));
            }
        }
    }
}
