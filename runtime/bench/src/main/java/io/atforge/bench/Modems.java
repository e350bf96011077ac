package io.atforge.bench;

import io.atforge.bench.link.LinkWorker;
import io.atforge.bench.link.Load;
import io.atforge.bench.link.PacedModems;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of paced modems, warm: what it takes to keep the pace must not be taken for what a client takes. */
final class Modems implements AutoCloseable {

    /** After so many milliseconds of round trips the modems' code is compiled. */
    private static final int WARM_UP_MILLIS = 2000;

    private final Fork process;
    private final List<String> paths = new ArrayList<>();

    Modems(int count) throws IOException {
        process = new Fork(PacedModems.class, Integer.toString(count));
        for (int i = 0; i < count; i++) {
            paths.add(process.read());
        }
        try (Fork client = new Fork(LinkWorker.class, paths.get(0), "blocking")) {
            client.ask(Load.of(Load.Way.BLOCKING, 0, 150, 0).lasting(WARM_UP_MILLIS));
        }
    }

    String path(int modem) {
        return paths.get(modem);
    }

    /** The first so many paths. */
    String[] paths(int count) {
        return paths.subList(0, count).toArray(String[]::new);
    }

    /** A line that the modems have printed. */
    String read() throws IOException {
        return process.read();
    }

    Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
