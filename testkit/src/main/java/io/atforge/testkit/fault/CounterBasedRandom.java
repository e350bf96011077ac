package io.atforge.testkit.fault;

/**
 * A counter-based random generator: its value depends on seed, fault and position only, so neither pieces nor order
 * matter. It mixes by SplitMix64 (Steele, Lea, Flood 2014), since the JDK does not promise that its own generators stay
 * the same.
 *
 * @param seed the plan's seed
 */
record CounterBasedRandom(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** Whether a fault strikes at a byte. */
    boolean strikes(int fault, Place place, long offset) {
        if (place instanceof Place.At at) {
            return at.offset() == offset;
        }
        double roll = (mix(fault, offset) >>> 11) * 0x1.0p-53;
        return roll < ((Place.Chance) place).probability();
    }

    /** The bytes that a fault makes up at a byte. */
    byte[] bytes(int fault, long offset, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) mix(fault, offset, i);
        }
        return bytes;
    }

    private long mix(long... coordinates) {
        long mixed = seed;
        for (long coordinate : coordinates) {
            mixed = mix64(mixed + GOLDEN_GAMMA * (coordinate + 1));
        }
        return mixed;
    }

    private static long mix64(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
