package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.ModemObserver.Moment;
import java.time.Duration;
import java.util.Locale;

/** When something happens. */
public sealed interface Trigger {

    /**
     * Once, by time.
     *
     * @param time from the start of the scenario
     */
    record At(Duration time) implements Trigger {

        @Override
        public String toString() {
            return "at " + time;
        }
    }

    /**
     * Once, at a time from the seed.
     *
     * @param least from the start of the scenario
     * @param most  from the start of the scenario, not before {@code least}
     */
    record Between(Duration least, Duration most) implements Trigger {

        /** Checks the order. */
        public Between {
            if (most.compareTo(least) < 0) {
                throw new IllegalArgumentException("between " + least + " and " + most + " is nothing");
            }
        }

        @Override
        public String toString() {
            return "between " + least + " and " + most;
        }
    }

    /**
     * Again and again.
     *
     * @param period over 0
     * @param about  whether the period is only the mean, and each is rolled from the seed, exponentially distributed
     */
    record Every(Duration period, boolean about) implements Trigger {

        /** Checks the period. */
        public Every {
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("every " + period + " would never end");
            }
        }

        @Override
        public String toString() {
            return (about ? "every about " : "every ") + period;
        }
    }

    /**
     * At a command line.
     *
     * @param start      how it starts, for example {@code AT+MPUB=}
     * @param occurrence which of those
     * @param moment     how far it is
     * @param count      at {@link Moment#BODY} behind how many bytes of data, else 0
     */
    record Command(String start, Occurrence occurrence, Moment moment, int count) implements Trigger {

        @Override
        public String toString() {
            return "on " + start + occurrence + " " + moment.name().toLowerCase(Locale.ROOT)
                    + (moment == Moment.BODY ? " " + count : "");
        }
    }

    /**
     * After the modem has said a line.
     *
     * @param line       the line
     * @param occurrence which of those
     */
    record Said(String line, Occurrence occurrence) implements Trigger {

        @Override
        public String toString() {
            return "on line \"" + line + "\"" + occurrence;
        }
    }

    /** Which of several equal events. */
    sealed interface Occurrence {

        /** Each. */
        record Each() implements Occurrence {

            @Override
            public String toString() {
                return "";
            }
        }

        /**
         * One.
         *
         * @param number counts from 1
         */
        record Only(int number) implements Occurrence {

            @Override
            public String toString() {
                return " #" + number;
            }
        }

        /**
         * Each with the same probability, rolled from the seed.
         *
         * @param probability over 0, up to 1
         */
        record Chance(double probability) implements Occurrence {

            /** Checks the probability. */
            public Chance {
                if (!(probability > 0 && probability <= 1)) {
                    throw new IllegalArgumentException("chance " + probability + "; it is over 0, up to 1");
                }
            }

            @Override
            public String toString() {
                return " chance " + probability;
            }
        }
    }
}
