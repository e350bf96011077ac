package io.atforge.bench;

import io.atforge.bench.link.Load;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Round trips over a line that takes no time: what is left is the host's, and the modem's, own. */
final class RoundTripPart implements Part {

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        Load load = Load.of(Load.Way.SYNC, 0, 150, 0).lasting(rig.quick() ? 1000 : 2000);
        List<Rig.Pair> pairs = rig.rounds(load, 3);
        double session = Median.of(pairs, pair -> pair.session().perSecond());
        double blocking = Median.of(pairs, pair -> pair.blocking().perSecond());
        rows.accept(new Row(
                "round trips, no pace, 150 bytes, QoS 0, SYNC",
                String.format(Locale.ROOT, "%.0f/s", session),
                String.format(Locale.ROOT, "blocking %.0f/s", blocking),
                Median.of(pairs, Rig.Pair::ratio),
                String.format(Locale.ROOT, "%+.1f µs each", 1e6 / session - 1e6 / blocking)));
    }
}
