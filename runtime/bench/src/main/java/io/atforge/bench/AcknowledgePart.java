package io.atforge.bench;

import io.atforge.bench.link.Ends;
import io.atforge.bench.link.Load;
import io.atforge.bench.link.Load.Way;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** QoS 1 where the network takes its time: messages a second beside what line and window let through. */
final class AcknowledgePart implements Part {

    private static final int BAUD = 115200;

    /** A PUBACK within a town, within a country, and over a bad radio link. */
    private static final List<Integer> DELAYS = List.of(20, 100, 250);

    private static final List<Integer> WINDOWS = List.of(1, 16, 64);
    private static final List<Integer> SIZES = List.of(32, 150, 512, 1360);

    /** Enough for a thousand PUBACKs, and for a lost one to be given up. */
    private static final int LOSS_MILLIS = 60_000;

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        for (int delay : rig.quick() ? DELAYS.subList(0, 1) : DELAYS) {
            for (int window : rig.quick() ? WINDOWS.subList(0, 2) : WINDOWS) {
                for (int bytes : rig.quick() ? SIZES.subList(0, 1) : SIZES) {
                    Load load = Load.of(Way.ASYNC, BAUD, bytes, 1).acknowledged(delay, 0, window);
                    measure(rig, rows, load.lasting(rig.quick() ? 1000 : 3000));
                }
                if (!rig.quick()) {
                    Load mixed = Load.of(Way.MIXED, BAUD, 32, 1).acknowledged(delay, 0, window);
                    measure(rig, rows, mixed.lasting(3000));
                }
            }
        }
        if (!rig.quick()) {
            Load lossy = Load.of(Way.ASYNC, BAUD, 32, 1).acknowledged(20, 1000, 16);
            measure(rig, rows, lossy.lasting(LOSS_MILLIS));
        }
    }

    private static void measure(Rig rig, Consumer<Row> rows, Load load) throws IOException {
        Ends.Result result = rig.session(load);
        double limit = load.limitPerSecond();
        rows.accept(new Row(
                String.format(
                        Locale.ROOT,
                        "PUBACK after %d ms, window %d, %d bytes, %s%s",
                        load.ackMs(),
                        load.window(),
                        load.bytes(),
                        load.way(),
                        load.lost() == 0 ? "" : ", 1 of " + load.lost() + " lost"),
                String.format(Locale.ROOT, "%.1f/s", result.perSecond()),
                String.format(Locale.ROOT, "limit %.1f/s", limit),
                result.perSecond() / limit,
                result.failed() == 0 ? "" : result.failed() + " not acknowledged"));
    }
}
