package io.atforge.testkit.fault;

import java.time.Duration;
import java.util.Objects;

/** Something that goes wrong on a serial line. The text form of each is a line of {@link FaultPlan#parse}. */
public sealed interface Fault {

    /** A fault that strikes at a byte on its way. The byte and its order among the others stay, unless it says so. */
    sealed interface InTransit extends Fault {

        /**
         * The way of the byte.
         *
         * @return the direction that the place counts in
         */
        Direction direction();

        /**
         * The byte.
         *
         * @return where the fault strikes
         */
        Place place();
    }

    /**
     * The byte starts a piece of its own: what came with it before is handed over separately. Over TCP and
     * pseudo-terminals the operating system may join the pieces again.
     *
     * @param direction the way of the byte
     * @param place     the byte
     */
    record Split(Direction direction, Place place) implements InTransit {

        /** Checks that both are there. */
        public Split {
            FaultValues.require(direction, place);
        }

        @Override
        public String toString() {
            return "split " + direction + " " + place;
        }
    }

    /**
     * The byte and what follows within a time are handed over in one piece, at the end of that time. With chance 1 this
     * is the latency timer of a USB-serial converter, 16 ms as FTDI ships them.
     *
     * @param direction the way of the byte
     * @param place     the byte; strikes only after an earlier join has ended
     * @param duration  the time, from the arrival of the byte
     */
    record Join(Direction direction, Place place, Duration duration) implements InTransit {

        /** Checks that all are there. */
        public Join {
            FaultValues.require(direction, place);
            FaultValues.require(duration);
        }

        @Override
        public String toString() {
            return "join " + direction + " " + place + " for " + duration;
        }
    }

    /**
     * The byte comes later, and so does everything behind it.
     *
     * @param direction the way of the byte
     * @param place     the byte
     * @param duration  how much later
     */
    record Delay(Direction direction, Place place, Duration duration) implements InTransit {

        /** Checks that all are there. */
        public Delay {
            FaultValues.require(direction, place);
            FaultValues.require(duration);
        }

        @Override
        public String toString() {
            return "delay " + direction + " " + place + " for " + duration;
        }
    }

    /**
     * The byte is lost.
     *
     * @param direction the way of the byte
     * @param place     the byte
     */
    record Drop(Direction direction, Place place) implements InTransit {

        /** Checks that both are there. */
        public Drop {
            FaultValues.require(direction, place);
        }

        @Override
        public String toString() {
            return "drop " + direction + " " + place;
        }
    }

    /**
     * Bits of the byte are inverted.
     *
     * @param direction the way of the byte
     * @param place     the byte
     * @param mask      the bits, 0x01 to 0xFF
     */
    record Flip(Direction direction, Place place, int mask) implements InTransit {

        /** Checks that all are there. */
        public Flip {
            FaultValues.require(direction, place);
            FaultValues.requireMask(mask);
        }

        @Override
        public String toString() {
            return "flip " + direction + " " + place + String.format(" mask 0x%02X", mask);
        }
    }

    /**
     * The byte comes twice.
     *
     * @param direction the way of the byte
     * @param place     the byte
     */
    record Duplicate(Direction direction, Place place) implements InTransit {

        /** Checks that both are there. */
        public Duplicate {
            FaultValues.require(direction, place);
        }

        @Override
        public String toString() {
            return "duplicate " + direction + " " + place;
        }
    }

    /**
     * Bytes come in front of the byte, for example an unsolicited line.
     *
     * @param direction the way of the byte
     * @param place     the byte
     * @param bytes     what comes, at least one byte; one char is one byte, so no char is over U+00FF
     */
    record Inject(Direction direction, Place place, String bytes) implements InTransit {

        /** Checks that all are there. */
        public Inject {
            FaultValues.require(direction, place);
            FaultValues.requireBytes(bytes);
        }

        @Override
        public String toString() {
            return "inject " + direction + " " + place + " " + QuotedBytes.quote(bytes);
        }
    }

    /**
     * Random bytes come in front of the byte. They follow from the seed of the plan.
     *
     * @param direction the way of the byte
     * @param place     the byte
     * @param count     how many, at least 1
     */
    record Garbage(Direction direction, Place place, int count) implements InTransit {

        /** Checks that all are there. */
        public Garbage {
            FaultValues.require(direction, place);
            FaultValues.requireOneOrMore("count", count);
        }

        @Override
        public String toString() {
            return "garbage " + direction + " " + place + " count " + count;
        }
    }

    /**
     * Everything sent within a time is lost, from the byte on.
     *
     * @param direction the way of the byte
     * @param place     the byte
     * @param duration  the time
     */
    record Silence(Direction direction, Place place, Duration duration) implements InTransit {

        /** Checks that all are there. */
        public Silence {
            FaultValues.require(direction, place);
            FaultValues.require(duration);
        }

        @Override
        public String toString() {
            return "silence " + direction + " " + place + " for " + duration;
        }
    }

    /**
     * Whatever {@code ATE} says, the host hears its own bytes, or does not hear them, from a byte on until the next
     * fault of this kind. A modem's echo is recognised by its bytes: an answer that repeats the host's words before the
     * echo does is taken for the echo.
     *
     * @param on    whether there is an echo
     * @param place the byte, counted among those that reach the modem
     */
    record Echo(boolean on, Place place) implements Fault {

        /** Checks that the place is there. */
        public Echo {
            Objects.requireNonNull(place);
        }

        @Override
        public String toString() {
            return "echo " + (on ? "on " : "off ") + place;
        }
    }

    /**
     * A command is answered late. All that the modem says after the CR of the command waits until the time is over.
     *
     * @param place    the first CR at the byte or behind it, or each CR by chance, counted among the bytes that reach
     *                 the modem
     * @param duration the time, from the moment the CR reaches the modem
     */
    record LateReply(Place place, Duration duration) implements Fault {

        /** Checks that both are there. */
        public LateReply {
            Objects.requireNonNull(place);
            FaultValues.require(duration);
        }

        @Override
        public String toString() {
            return "late " + place + " for " + duration;
        }
    }

    /**
     * The modem answers slowly: after bytes have reached it, all that it says waits for a time. At most one in a plan.
     *
     * @param duration the time, from the moment the bytes reach the modem
     */
    record Turnaround(Duration duration) implements Fault {

        /** Checks that the time is there. */
        public Turnaround {
            FaultValues.require(duration);
        }

        @Override
        public String toString() {
            return "turnaround " + duration;
        }
    }

    /**
     * Both directions have a rate, 8N1: a byte takes ten bits, and arrives with its last one. A late scheduler hands
     * over a larger piece and delays no byte that follows. At most one in a plan.
     *
     * @param rate bits per second, at least 1
     */
    record Baud(int rate) implements Fault {

        /** Checks the rate. */
        public Baud {
            FaultValues.requireOneOrMore("baud", rate);
        }

        @Override
        public String toString() {
            return "baud " + rate;
        }
    }
}
