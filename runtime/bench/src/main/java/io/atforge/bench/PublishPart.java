package io.atforge.bench;

import io.atforge.bench.link.Load;
import io.atforge.bench.link.Load.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Publishes over a paced line, warm and in a JVM's first seconds, beside the line's bound and the blocking client. */
final class PublishPart implements Part {

    /** Both ends of what modems are set to. */
    private static final List<Integer> BAUDS = List.of(115200, 921600);

    /** A reading, a few readings, a report, and the longest that the family takes. */
    private static final List<Integer> SIZES = List.of(32, 150, 512, 1360);

    private static final List<Integer> QUICK_SIZES = List.of(32, 512);

    /** At 115200 a second has eight of the longest messages. */
    private static final int SHORT_MILLIS = 1000;

    private static final int LONG_MILLIS = 2500;
    private static final int LONG_BYTES = 500;

    /** The middle one of three is not the one that something else ran into. */
    private static final int ROUNDS = 3;

    /** The quick form's rounds are shorter, not fewer. */
    private static final double QUICK_SHARE = 0.25;

    /** What is called the first seconds of a JVM. */
    static final int FIRST_MILLIS = 3000;

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        for (int baud : BAUDS) {
            for (int bytes : rig.quick() ? QUICK_SIZES : SIZES) {
                for (int qos = 0; qos <= (rig.quick() ? 0 : 1); qos++) {
                    warm(rig, rows, load(rig, baud, bytes, qos));
                }
            }
            if (!rig.quick() || baud == BAUDS.get(0)) {
                warm(rig, rows, load(rig, baud, 150, 0).echoed());
            }
        }
        for (int baud : BAUDS) {
            for (int bytes : rig.quick() ? List.of(150) : SIZES) {
                first(rig, rows, load(rig, baud, bytes, 0));
            }
            if (!rig.quick()) {
                first(rig, rows, load(rig, baud, 150, 1));
            }
        }
    }

    private static Load load(Rig rig, int baud, int bytes, int qos) {
        int millis = baud == 115200 && bytes > LONG_BYTES ? LONG_MILLIS : SHORT_MILLIS;
        return Load.of(Way.SYNC, baud, bytes, qos).lasting(rig.quick() ? (int) (millis * QUICK_SHARE) : millis);
    }

    private static void warm(Rig rig, Consumer<Row> rows, Load load) throws IOException {
        for (Way way : ways(rig, load)) {
            rows.accept(row("publish warm", load.by(way), rig.rounds(load.by(way), ROUNDS)));
        }
    }

    /** What is posted goes out with QoS 1; with echo on, one way shows what the echo costs. */
    private static List<Way> ways(Rig rig, Load load) {
        if (load.echo()) {
            return List.of(Way.SYNC);
        }
        return load.qos() == 1 && !rig.quick() ? List.of(Way.SYNC, Way.ASYNC, Way.POST) : List.of(Way.SYNC, Way.ASYNC);
    }

    private static void first(Rig rig, Consumer<Row> rows, Load load) throws IOException {
        Load first = load.lasting(rig.quick() ? FIRST_MILLIS / 2 : FIRST_MILLIS);
        for (Way way : rig.quick() ? List.of(Way.SYNC) : List.of(Way.SYNC, Way.ASYNC)) {
            List<Rig.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < (rig.quick() ? 1 : 2); i++) {
                pairs.add(new Rig.Pair(rig.fresh(first.by(Way.BLOCKING)), rig.fresh(first.by(way))));
            }
            rows.accept(row("publish first seconds", first.by(way), pairs));
        }
    }

    private static Row row(String what, Load load, List<Rig.Pair> pairs) {
        String figure = String.format(
                Locale.ROOT,
                "%s, %d, %d bytes, QoS %d, %s%s",
                what,
                load.baud(),
                load.bytes(),
                load.qos(),
                load.way(),
                load.echo() ? ", echo" : "");
        double bound = 1e9 / load.boundNanos();
        double rate = Median.of(pairs, pair -> pair.session().perSecond());
        String over = load.way() == Way.POST
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %+.0f µs, p99 %+.0f µs",
                        Median.of(pairs, pair -> pair.session().median()) / 1e3,
                        Median.of(pairs, pair -> pair.session().p99()) / 1e3);
        String peer = String.format(
                Locale.ROOT,
                "blocking %.1f/s, p99 %+.0f µs, bound %.1f/s",
                Median.of(pairs, pair -> pair.blocking().perSecond()),
                Median.of(pairs, pair -> pair.blocking().p99()) / 1e3,
                bound);
        return new Row(
                figure,
                String.format(Locale.ROOT, "%.1f/s", rate) + over,
                peer,
                Median.of(pairs, Rig.Pair::ratio),
                Row.percent(rate / bound) + " of the bound");
    }
}
