package io.atforge.bench;

import io.atforge.bench.link.StartWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** A process from its start to the first byte on the wire, and online, beside one that only opens the port. */
final class StartPart implements Part {

    private static final int BAUD = 115200;

    /**
     * Moments of a process, by the clock that all processes share.
     *
     * @param started before the process was started
     * @param main    its main method has begun
     * @param wire    the modem has got the first byte
     * @param done    it is online, or has written its byte
     */
    private record Moments(long started, long main, long wire, long done) {}

    /** A session's, and those of the process that only opens the port. */
    private record Pair(Moments session, Moments open) {}

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        List<Pair> pairs = pairs(rig, List.of());
        rows.accept(row("start, to the first byte on the wire", pairs, one -> one.wire() - one.started()));
        rows.accept(row("main, to the first byte on the wire", pairs, one -> one.wire() - one.main()));
        double online =
                Median.of(pairs, pair -> pair.session().done() - pair.session().main());
        double open = Median.of(pairs, pair -> pair.open().wire() - pair.open().main());
        rows.accept(Row.alone("main, to ONLINE at " + BAUD, millis(online), "only opens the port: " + millis(open)));
        if (!rig.quick()) {
            archived(rig, rows);
        }
    }

    /** With the classes that a run before this one has left in an archive (JEP 350). */
    private static void archived(Rig rig, Consumer<Row> rows) throws IOException {
        Path archive = Files.createTempFile("bench", ".jsa");
        start(rig, List.of("-XX:ArchiveClassesAtExit=" + archive), "session");
        List<Pair> pairs = pairs(rig, List.of("-XX:SharedArchiveFile=" + archive));
        Files.delete(archive);
        rows.accept(row("with its classes archived, to the first byte", pairs, one -> one.wire() - one.started()));
    }

    private static List<Pair> pairs(Rig rig, List<String> options) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < (rig.quick() ? 3 : 5); i++) {
            pairs.add(new Pair(start(rig, options, "session"), start(rig, options, "open")));
        }
        return pairs;
    }

    private static Moments start(Rig rig, List<String> options, String what) throws IOException {
        StartWorker.mark(rig.freePath(), BAUD);
        long started = System.nanoTime();
        try (Fork process = new Fork(options, StartWorker.class, rig.freePath(), what)) {
            String[] times = process.read().split(" ");
            long wire = Long.parseLong(rig.modems().read());
            return new Moments(started, Long.parseLong(times[0]), wire, Long.parseLong(times[1]));
        }
    }

    private static Row row(String figure, List<Pair> pairs, ToDoubleFunction<Moments> time) {
        double session = Median.of(pairs, pair -> time.applyAsDouble(pair.session()));
        double open = Median.of(pairs, pair -> time.applyAsDouble(pair.open()));
        return new Row(
                figure,
                millis(session),
                "only opens the port: " + millis(open),
                open / session,
                String.format(Locale.ROOT, "%+.0f ms", (session - open) / 1e6));
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.0f ms", nanos / 1e6);
    }
}
