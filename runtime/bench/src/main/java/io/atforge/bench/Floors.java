package io.atforge.bench;

import java.util.Comparator;
import java.util.List;

/**
 * The ratios that the quick form insists on. They are there for what has broken, not for what has slowed a little: each
 * lies so far under what an idle machine of two cores shows that other work on it does not reach it.
 */
final class Floors {

    /**
     * A floor.
     *
     * @param figure how the figures begin that it holds for
     * @param ratio  the least; 1 is as good as the peer
     */
    private record Floor(String figure, double ratio) {}

    private static final List<Floor> ALL = List.of(
            new Floor("publish warm, 115200", 0.80),
            new Floor("publish warm, 921600", 0.60),
            new Floor("publish first seconds, 115200", 0.60),
            new Floor("publish first seconds, 921600", 0.45),
            new Floor("round trips", 0.20),
            new Floor("receive, 115200", 0.80),
            new Floor("receive, 921600", 0.60),
            new Floor("tutorial", 0.20),
            new Floor("framer", 0.0005),
            new Floor("framer, messages", 0.02),
            new Floor("sign", 0.10),
            new Floor("8 modems", 0.60),
            new Floor("start, to the first byte", 0.03),
            new Floor("PUBACK after 20 ms, window 1,", 0.70),
            new Floor("PUBACK after 20 ms, window 16,", 0.50));

    private Floors() {}

    /** The floor of a figure, NaN if it has none. */
    static double of(String figure) {
        return ALL.stream()
                .filter(floor -> figure.startsWith(floor.figure()))
                .max(Comparator.comparingInt(floor -> floor.figure().length()))
                .map(Floor::ratio)
                .orElse(Double.NaN);
    }
}
