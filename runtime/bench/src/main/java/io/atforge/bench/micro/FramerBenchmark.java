package io.atforge.bench.micro;

import io.atforge.at.Frame;
import io.atforge.at.Framer;
import io.atforge.dialect.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The framer over a quarter of a megabyte in pieces, beside a copy of the same pieces. */
@State(Scope.Benchmark)
public class FramerBenchmark {

    /** How many bytes one call reads or copies. */
    public static final int BYTES = 256 * 1024;

    /** About what a read brings while a fast line is busy. */
    private static final int PIECE_BYTES = 1024;

    /** What is read: {@code lines}, {@code messages} or {@code hostile}. */
    @Param({"lines", "messages", "hostile"})
    public String input;

    private final List<byte[]> pieces = new ArrayList<>();
    private final Framer framer = new Framer(Dialect.load("air720").tables());

    /** Creates a benchmark. */
    public FramerBenchmark() {}

    /** Makes the bytes. */
    @Setup
    public void fill() {
        byte[] bytes = Inputs.of(input, BYTES);
        for (int i = 0; i < bytes.length; i += PIECE_BYTES) {
            pieces.add(Arrays.copyOfRange(bytes, i, i + PIECE_BYTES));
        }
    }

    /**
     * Reads.
     *
     * @param frames takes the frames
     */
    @Benchmark
    public void frame(Blackhole frames) {
        Consumer<Frame> taker = frames::consume;
        for (byte[] piece : pieces) {
            framer.feed(piece, piece.length, taker);
        }
    }

    /**
     * Copies.
     *
     * @param copies takes the copies
     */
    @Benchmark
    public void copy(Blackhole copies) {
        for (byte[] piece : pieces) {
            copies.consume(Arrays.copyOf(piece, piece.length));
        }
    }
}
