package io.atforge.bench;

import io.atforge.bench.link.Ends;
import io.atforge.bench.link.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What it costs on this machine that one thread reads and another waits: the blocking client, with and without a thread
 * that reads for it. A session whose caller asks one thing after the other is spared it. And what a JVM's second compiler
 * takes of its first seconds: with C1 alone, code is as good as it needs to be, and nothing else is compiled.
 */
final class HandOverPart implements Part {

    private static final int BYTES = 32;
    private static final String C1_ALONE = "-XX:TieredStopAtLevel=1";

    private record Turn(Ends.Result blocking, Ends.Result handedOver, Ends.Result session) {}

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        for (int baud : rig.quick() ? List.of(0) : List.of(115200, 921600, 0)) {
            Load load = Load.of(Load.Way.SYNC, baud, BYTES, 0).lasting(rig.quick() ? 500 : 2000);
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                turns.add(new Turn(rig.blocking(load), rig.handedOver(load), rig.session(load)));
            }
            rows.accept(row(load.baud() == 0 ? "no pace" : "" + load.baud(), turns));
        }
        if (!rig.quick()) {
            for (int baud : List.of(115200, 921600)) {
                rows.accept(row("first seconds, " + baud, fresh(rig, baud)));
                rows.accept(row("first seconds by C1 alone, " + baud, fresh(rig, baud, C1_ALONE)));
            }
        }
    }

    /** In a JVM of their own each, as code is interpreted at first. */
    private static List<Turn> fresh(Rig rig, int baud, String... options) throws IOException {
        Load load = Load.of(Load.Way.SYNC, baud, BYTES, 0).lasting(PublishPart.FIRST_MILLIS);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            turns.add(new Turn(
                    rig.fresh(load.by(Load.Way.BLOCKING), options),
                    rig.fresh(load.by(Load.Way.HANDED_OVER), options),
                    rig.fresh(load, options)));
        }
        return turns;
    }

    private static Row row(String what, List<Turn> turns) {
        double blocking = Median.of(turns, turn -> turn.blocking().perSecond());
        double handedOver = Median.of(turns, turn -> turn.handedOver().perSecond());
        double session = Median.of(turns, turn -> turn.session().perSecond());
        return new Row(
                "a second thread, " + what + ", " + BYTES + " bytes",
                String.format(
                        Locale.ROOT,
                        "%.1f/s, p99 %+.0f µs",
                        handedOver,
                        Median.of(turns, turn -> turn.handedOver().p99()) / 1e3),
                String.format(
                        Locale.ROOT,
                        "blocking %.1f/s, p99 %+.0f µs",
                        blocking,
                        Median.of(turns, turn -> turn.blocking().p99()) / 1e3),
                Median.of(
                        turns,
                        turn -> turn.handedOver().perSecond() / turn.blocking().perSecond()),
                String.format(
                        Locale.ROOT,
                        "%+.1f µs each; the session has %.1f/s, %s of it, p99 %+.0f µs",
                        1e6 / handedOver - 1e6 / blocking,
                        session,
                        Row.percent(session / handedOver),
                        Median.of(turns, turn -> turn.session().p99()) / 1e3));
    }
}
