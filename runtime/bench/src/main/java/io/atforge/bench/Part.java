package io.atforge.bench;

import java.util.function.Consumer;

/** A part of the suite. */
@FunctionalInterface
interface Part {

    /**
     * Measures.
     *
     * @param rig  what there is to measure with
     * @param rows takes the figures as they come
     * @throws Exception if it cannot be measured
     */
    void run(Rig rig, Consumer<Row> rows) throws Exception;
}
