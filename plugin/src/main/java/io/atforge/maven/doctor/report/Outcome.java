package io.atforge.maven.doctor.report;

import java.util.Objects;

/** How a step of an examination ended. */
public sealed interface Outcome {

    /**
     * All is well.
     *
     * @param found what was found
     */
    record Passed(String found) implements Outcome {

        /** Checks that it is there. */
        public Passed {
            Objects.requireNonNull(found);
        }
    }

    /**
     * Something is wrong.
     *
     * @param reason what, in the user's words
     * @param cure   what to do about it
     */
    record Failed(String reason, String cure) implements Outcome {

        /** Checks that both are there. */
        public Failed {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(cure);
        }
    }

    /**
     * Nothing was looked at.
     *
     * @param why what kept it from being looked at, or made it needless
     */
    record Skipped(String why) implements Outcome {

        /** Checks that it is there. */
        public Skipped {
            Objects.requireNonNull(why);
        }
    }
}
