package io.atforge.testkit.modem;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How a command ended.
 *
 * @param information lines before the final result
 * @param result      the final result
 * @param afterwards  what to do once the final result is on the wire; whatever it writes comes later than that
 */
record Outcome(List<String> information, Result result, Runnable afterwards) {

    /** The end of a command. */
    sealed interface Result {

        /** {@code OK}. */
        record Ok() implements Result {}

        /**
         * A reply that has no {@code OK}, for example the address of {@code AT+CIFSR}.
         *
         * @param text the line
         */
        record Text(String text) implements Result {}

        /**
         * An error.
         *
         * @param error the number
         */
        record Failed(CmeError error) implements Result {}

        /**
         * The command asks for raw bytes.
         *
         * @param length how many; empty if an end mark or silence ends them
         * @param limit  how many the modem can take
         * @param take   does what is to be done with them
         */
        record Data(OptionalInt length, int limit, Function<byte[], Outcome> take) implements Result {}
    }

    private static final Runnable NOTHING = () -> { };

    static Outcome ok(String... information) {
        return new Outcome(List.of(information), new Result.Ok(), NOTHING);
    }

    static Outcome ok(List<String> information) {
        return new Outcome(information, new Result.Ok(), NOTHING);
    }

    static Outcome text(String text) {
        return new Outcome(List.of(), new Result.Text(text), NOTHING);
    }

    static Outcome failed(CmeError error) {
        return new Outcome(List.of(), new Result.Failed(error), NOTHING);
    }

    static Outcome data(OptionalInt length, int limit, Function<byte[], Outcome> take) {
        return new Outcome(List.of(), new Result.Data(length, limit, take), NOTHING);
    }

    Outcome then(Runnable action) {
        return new Outcome(information, result, action);
    }
}
