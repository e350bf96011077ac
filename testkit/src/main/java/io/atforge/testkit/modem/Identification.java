package io.atforge.testkit.modem;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How a family says who it is.
 *
 * @param reply       the line with which {@code AT+CGMI} and its like answer, made of the command's name without its
 *                    sign and the value
 * @param cardNumber  by each command that asks for the SIM card's number, what stands before it in the reply; one that
 *                    ends with {@code ?} is asked so
 * @param information the lines of {@code ATI}
 */
public record Identification(
        BinaryOperator<String> reply,
        Map<String, String> cardNumber,
        Function<ModemIdentity, List<String>> information) {

    /** Copies the map. */
    public Identification {
        cardNumber = Map.copyOf(cardNumber);
    }
}
