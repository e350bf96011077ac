package io.atforge.testkit.modem.v250;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How a command ended.
 *
 * @param information lines before the final result
 * @param raw         what stands before the final result as it is, without a frame of lines
 * @param result      the final result
 * @param afterwards  what to do once the final result is on the wire; whatever it writes comes later than that
 */
public record CommandResponse(List<String> information, String raw, Result result, Runnable afterwards) {

    /** The end of a command. */
    public sealed interface Result {

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
         * @param prompt   what asks for them on the wire
         * @param length   how many; empty if an end mark or silence ends them
         * @param silence  without a length: whether five seconds without a byte end them, too; if not, ESC takes the
         *                 command back, and the modem says OK
         * @param limit    how many the modem can take
         * @param echoed   whether they are echoed while echo is on
         * @param patience how long they may take in all; empty for ever
         * @param late     does what is to be done with what came in time
         * @param take     does what is to be done with them
         */
        record Data(
                String prompt,
                OptionalInt length,
                boolean silence,
                int limit,
                boolean echoed,
                Optional<Duration> patience,
                Function<byte[], CommandResponse> late,
                Function<byte[], CommandResponse> take)
                implements Result {}
    }

    private static final Runnable NOTHING = () -> {};

    public static CommandResponse ok(String... information) {
        return ok(List.of(information));
    }

    public static CommandResponse ok(List<String> information) {
        return new CommandResponse(information, "", new Result.Ok(), NOTHING);
    }

    /** {@code OK} behind a text that may hold anything. */
    public static CommandResponse raw(String text) {
        return new CommandResponse(List.of(), text, new Result.Ok(), NOTHING);
    }

    public static CommandResponse text(String text) {
        return of(new Result.Text(text));
    }

    public static CommandResponse failed(CmeError error) {
        return of(new Result.Failed(error));
    }

    public static CommandResponse data(OptionalInt length, int limit, Function<byte[], CommandResponse> take) {
        return of(new Result.Data("\r\n>", length, true, limit, true, Optional.empty(), take, take));
    }

    /** Data of a known length behind a prompt of its own, not echoed, for which there is only so much time. */
    public static CommandResponse timedData(
            String prompt,
            int length,
            Duration patience,
            Function<byte[], CommandResponse> late,
            Function<byte[], CommandResponse> take) {
        return of(new Result.Data(
                prompt, OptionalInt.of(length), true, length, false, Optional.of(patience), late, take));
    }

    /** A request for data in any form. */
    public static CommandResponse asking(Result.Data request) {
        return of(request);
    }

    private static CommandResponse of(Result result) {
        return new CommandResponse(List.of(), "", result, NOTHING);
    }

    public CommandResponse then(Runnable action) {
        return new CommandResponse(information, raw, result, action);
    }
}
