package io.atforge.at;

import io.atforge.ModemErrorException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.trace.Printable;
import java.util.List;

/** Names the errors of a modem: what it answered, what that means, and what to do. */
public final class ModemErrors {

    private static final String UNKNOWN =
            "; this answer is not known of modems of this family: check that the family is"
                    + " the right one, restart the modem, and if that does not help, report the answer with the firmware's version";

    private ModemErrors() {}

    /**
     * Makes an exception of a line that failed a command.
     *
     * @param port         the port's name
     * @param command      the command
     * @param error        the line, for example {@code +CME ERROR: 3}
     * @param explanations what answers mean
     * @return the exception, with the line's meaning and cure, and the number where it has one
     */
    public static ModemErrorException of(String port, AtCommand command, String error, Explanations explanations) {
        String explained = explanations
                .of(command.line(), error)
                .map(known -> ": " + known)
                .orElse(UNKNOWN);
        return new ModemErrorException(answered(port, command, error) + explained, Explanations.number(error));
    }

    /**
     * Makes an exception of a reply that does not hold what it should.
     *
     * @param port         the port's name
     * @param command      the command
     * @param lines        the reply
     * @param expected     what it should hold, any of them
     * @param explanations what answers mean
     * @return the exception, with the meaning and cure of the first line that has any
     */
    public static UnexpectedReplyException unexpected(
            String port,
            AtCommand command,
            List<String> lines,
            List<ReplyPattern> expected,
            Explanations explanations) {
        String reply = lines.isEmpty() ? "OK alone" : String.join(", ", lines);
        String explained = lines.stream()
                .flatMap(line -> explanations.of(command.line(), line).stream())
                .findFirst()
                .map(known -> ": " + known)
                .orElse(" instead of " + expected + UNKNOWN);
        return new UnexpectedReplyException(answered(port, command, reply) + explained);
    }

    private static String answered(String port, AtCommand command, String what) {
        return "the modem on " + port + " answered " + command.summary() + " with " + Printable.text(what);
    }
}
