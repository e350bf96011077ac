package io.atforge.bench.link;

import java.util.Arrays;

/** When each message ended, in nanoseconds; written by any one thread at a time. */
public final class Ends {

    private long[] times = new long[1 << 16];
    private int count;
    private final long begin = System.nanoTime();
    private int failed;

    Ends() {}

    synchronized void add(boolean success) {
        if (!success) {
            failed++;
            return;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = System.nanoTime();
    }

    /** What is printed for whoever compares. */
    synchronized Result result(double boundNanos) {
        long[] over = new long[count];
        long last = begin;
        for (int i = 0; i < count; i++) {
            over[i] = times[i] - last - (long) boundNanos;
            last = times[i];
        }
        Arrays.sort(over);
        double perSecond = count == 0 ? 0 : count * 1e9 / (times[count - 1] - begin);
        return new Result(count, failed, perSecond, at(over, 0.5), at(over, 0.99));
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    /**
     * The outcome of a load.
     *
     * @param count     messages that were taken
     * @param failed    messages that were not
     * @param perSecond messages a second
     * @param median    nanoseconds over the bound
     * @param p99       nanoseconds over the bound
     */
    public record Result(int count, int failed, double perSecond, long median, long p99) {

        /**
         * Reads what {@link #toString} prints.
         *
         * @param text five numbers
         * @return the result
         */
        public static Result parse(String text) {
            String[] parts = text.split(" ");
            return new Result(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Double.parseDouble(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        }

        @Override
        public String toString() {
            return count + " " + failed + " " + perSecond + " " + median + " " + p99;
        }
    }
}
