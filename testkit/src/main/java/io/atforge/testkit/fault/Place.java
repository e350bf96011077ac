package io.atforge.testkit.fault;

/** The byte of a direction that a fault strikes at. */
public sealed interface Place {

    /**
     * One byte.
     *
     * @param offset counts the bytes of the direction from 0, over close and reopen of the port; bytes that faults add
     *               do not count, those that faults drop do
     */
    record At(long offset) implements Place {

        /** Checks the offset. */
        public At {
            if (offset < 0) {
                throw new IllegalArgumentException("offset " + offset + "; the first byte is 0");
            }
        }

        @Override
        public String toString() {
            return "at " + offset;
        }
    }

    /**
     * Each byte with the same probability, rolled from the seed of the plan.
     *
     * @param probability over 0, up to 1, which is every byte
     */
    record Chance(double probability) implements Place {

        /** Checks the probability. */
        public Chance {
            if (!(probability > 0 && probability <= 1)) {
                throw new IllegalArgumentException("probability " + probability + "; it is over 0, up to 1");
            }
        }

        @Override
        public String toString() {
            return "chance " + probability;
        }
    }
}
