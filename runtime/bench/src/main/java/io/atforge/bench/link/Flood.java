package io.atforge.bench.link;

/**
 * What came of messages that a modem sent at the line's rate.
 *
 * @param count        messages that the handler was given
 * @param nanos        from the first to the last of them
 * @param messageBytes how long each is on the line, with its header
 */
public record Flood(int count, long nanos, int messageBytes) {

    /**
     * Reads what {@link #toString} prints.
     *
     * @param text three numbers
     * @return the flood
     */
    public static Flood parse(String text) {
        String[] parts = text.split(" ");
        return new Flood(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    /**
     * How fast they came.
     *
     * @return bytes of the line a second
     */
    public double bytesPerSecond() {
        return nanos == 0 ? 0 : (count - 1) * 1e9 * messageBytes / nanos;
    }

    @Override
    public String toString() {
        return count + " " + nanos + " " + messageBytes;
    }
}
