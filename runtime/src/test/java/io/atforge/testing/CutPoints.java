package io.atforge.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the bytes of a modem are cut into pieces.
 *
 * @param at after how many bytes; {@link #EVERYWHERE} for after each
 */
public record CutPoints(int at) {

    private static final int EVERYWHERE = -1;

    /** Nowhere. */
    public static final CutPoints NONE = new CutPoints(Integer.MAX_VALUE);

    /** After each byte. */
    public static final CutPoints ALL = new CutPoints(EVERYWHERE);

    /**
     * CutPoints a part of the bytes.
     *
     * @param position how many bytes came before it
     * @param bytes    the part
     * @return the pieces
     */
    public List<byte[]> pieces(int position, byte[] bytes) {
        if (at == EVERYWHERE) {
            return IntStream.range(0, bytes.length)
                    .mapToObj(i -> new byte[] {bytes[i]})
                    .toList();
        }
        int first = at - position;
        return first > 0 && first < bytes.length
                ? List.of(Arrays.copyOf(bytes, first), Arrays.copyOfRange(bytes, first, bytes.length))
                : List.of(bytes);
    }
}
