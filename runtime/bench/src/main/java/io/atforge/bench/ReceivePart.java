package io.atforge.bench;

import io.atforge.bench.link.Flood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Messages that come in one directly after the other, to the handler, beside what the line brings. */
final class ReceivePart implements Part {

    private static final int BYTES = 512;

    /** A byte on the line takes ten bits. */
    private static final int BITS_A_BYTE = 10;

    @Override
    public void run(Rig rig, Consumer<Row> rows) throws IOException {
        for (int baud : List.of(115200, 921600)) {
            int messages = baud / BITS_A_BYTE / BYTES * (rig.quick() ? 1 : 3);
            List<Flood> floods = new ArrayList<>();
            for (int i = 0; i < (rig.quick() ? 1 : 3); i++) {
                floods.add(Flood.parse(rig.ask("flood:" + baud + ":" + messages + ":" + BYTES)));
            }
            double rate = Median.of(floods, Flood::bytesPerSecond);
            int lost =
                    floods.stream().mapToInt(flood -> messages - flood.count()).sum();
            double line = (double) baud / BITS_A_BYTE;
            rows.accept(new Row(
                    "receive, " + baud + ", " + BYTES + " bytes",
                    String.format(Locale.ROOT, "%.0f B/s", rate),
                    String.format(Locale.ROOT, "line %.0f B/s", line),
                    rate / line,
                    lost + " of " + messages * floods.size() + " lost"));
        }
    }
}
