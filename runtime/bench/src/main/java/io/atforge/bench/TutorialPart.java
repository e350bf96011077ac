package io.atforge.bench;

import io.atforge.bench.link.TutorialWorker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** From opening the port to the first message sent, beside a client that sends the same lines. */
final class TutorialPart implements Part {

    private static final int BAUD = 115200;

    /** So often it is gone without a pace first. */
    private static final int WARM_UP = 15;

    /** Nanoseconds of both, and how many commands they were. */
    private record Times(long session, long blocking, int commands) {

        static Times parse(String text) {
            String[] parts = text.split(" ");
            return new Times(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        List<Times> times = new ArrayList<>();
        try (Fork worker = new Fork(TutorialWorker.class, rig.freePath())) {
            for (int i = 0; i < (rig.quick() ? WARM_UP / 2 : WARM_UP); i++) {
                worker.ask(0);
            }
            for (int i = 0; i < (rig.quick() ? 3 : 9); i++) {
                times.add(Times.parse(worker.ask(BAUD)));
            }
        }
        rows.accept(Row.of(
                "tutorial, " + BAUD + ", open to published, " + times.get(0).commands() + " commands",
                millis(Median.of(times, Times::session)),
                "blocking " + millis(Median.of(times, Times::blocking)),
                Median.of(times, time -> (double) time.blocking() / time.session())));
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
