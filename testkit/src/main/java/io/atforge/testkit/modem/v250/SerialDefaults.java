package io.atforge.testkit.modem.v250;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the serial side of a family of modems is set when it leaves the factory, and how it says errors.
 *
 * @param errorDetail 0 {@code ERROR}, 1 number, 2 text: the value of {@code AT+CMEE}
 * @param baud        bits per second; 0 means automatic
 * @param numbers     the number that the family says instead of {@link CmeError}'s; empty for a plain {@code ERROR},
 *                    whatever {@code AT+CMEE} says
 */
public record SerialDefaults(int errorDetail, int baud, Map<CmeError, OptionalInt> numbers) {

    /** Copies the numbers. */
    public SerialDefaults {
        numbers = Map.copyOf(numbers);
    }

    /** The number of an error; empty for a plain {@code ERROR}. */
    OptionalInt number(CmeError error) {
        return Optional.ofNullable(numbers.get(error)).orElse(OptionalInt.of(error.number()));
    }
}
