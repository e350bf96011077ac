package io.atforge.bench.link;

/**
 * What many sessions in one JVM did.
 *
 * @param perSecond     messages a second, all together
 * @param failed        messages that were not taken
 * @param cpuPerMessage CPU time of the process a message, in nanoseconds
 * @param heapBytes     the heap after a collection, with all sessions online
 * @param threads       threads of the sessions
 * @param shared        callback threads, which the sessions share
 */
public record Crowd(double perSecond, int failed, double cpuPerMessage, long heapBytes, long threads, long shared) {

    /**
     * Reads what {@link #toString} prints.
     *
     * @param text six numbers
     * @return the crowd
     */
    public static Crowd parse(String text) {
        String[] parts = text.split(" ");
        return new Crowd(
                Double.parseDouble(parts[0]),
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]));
    }

    @Override
    public String toString() {
        return perSecond + " " + failed + " " + cpuPerMessage + " " + heapBytes + " " + threads + " " + shared;
    }
}
