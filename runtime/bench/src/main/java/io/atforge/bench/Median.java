package io.atforge.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of what several rounds gave: a round that something else ran into does not count. */
final class Median {

    private Median() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
